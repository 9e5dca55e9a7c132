package io.github.forkpair.launch;

import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.LeftOut.Kind;
import io.github.forkpair.plan.PropertyText;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a child's system properties those of the test JVM, as they are now: whatever the build
 * tool, the IDE or a test has set there counts, whatever its name. What nobody set is of the same
 * value in the child, and to hand it over does no harm.
 *
 * @param arguments for the command line, as {@code -D}
 * @param inChild for the child to make so itself, as {@link PropertyText}: what a JVM takes no word
 *     for, or reads once at its start, or what the command line cannot hold
 * @param leftOut what the child does not have
 */
record HandedProperties(List<String> arguments, String inChild, List<LeftOut> leftOut) {

    /**
     * Names that a JVM gives values by itself, or acts upon at its start. Given as {@code -D}, one
     * that was set later would have an effect in the child that it does not have in the test JVM,
     * or would keep it from starting.
     */
    private static final Pattern OF_THE_JVM =
            Pattern.compile(
                    "java\\.(?:version|vendor|runtime|specification|vm)(?:\\..*)?"
                            + "|java\\.(?:home|class\\.version|ext\\.dirs|endorsed\\.dirs"
                            + "|system\\.class\\.loader|security\\.manager)"
                            + "|java\\.nio\\.file\\.spi\\.DefaultFileSystemProvider"
                            + "|os\\..*|(?:file|path|line)\\.separator|jdk\\.debug"
                            + "|user\\.(?:dir|(?:language|country|region|script|variant)(?:\\..*)?)"
                            + "|sun\\.(?:arch|cpu|boot|io\\.unicode)\\..*"
                            + "|(?:file|native|stdin|stdout|stderr|sun\\.jnu|sun\\.stdout|sun\\.stderr)"
                            + "\\.encoding(?:\\..*)?");

    /** Those that a JVM always has, so that somebody has removed them where they are missing. */
    private static final List<String> ALWAYS_THERE =
            List.of(
                    "file.encoding",
                    "file.separator",
                    "java.class.version",
                    "java.home",
                    "java.io.tmpdir",
                    "java.library.path",
                    "java.runtime.name",
                    "java.runtime.version",
                    "java.specification.name",
                    "java.specification.vendor",
                    "java.specification.version",
                    "java.vendor",
                    "java.vendor.url",
                    "java.version",
                    "java.version.date",
                    "java.vm.name",
                    "java.vm.specification.name",
                    "java.vm.specification.vendor",
                    "java.vm.specification.version",
                    "java.vm.vendor",
                    "java.vm.version",
                    "line.separator",
                    "native.encoding",
                    "os.arch",
                    "os.name",
                    "os.version",
                    "path.separator",
                    "sun.arch.data.model",
                    "sun.jnu.encoding",
                    "user.dir",
                    "user.home",
                    "user.language",
                    "user.name");

    /** A JVM takes these from its command line, and shows them to nobody. */
    private static final Set<String> NEVER_SHOWN =
            Set.of(
                    "java.lang.Integer.IntegerCache.high",
                    "jdk.boot.class.path.append",
                    "sun.java.launcher.diag",
                    "sun.nio.PageAlignDirectMemory");

    private static volatile @Nullable Answer last;

    private record Answer(PropertySources sources, HandedProperties properties) {}

    /**
     * Says how a child comes to have the same properties. Most pairs of a test JVM have the same
     * sources, and to look at each property takes milliseconds, so the last answer is kept.
     */
    static HandedProperties of(PropertySources sources) {
        Answer known = last;
        if (known == null || !known.sources.equals(sources)) {
            known = new Answer(sources, from(sources));
            last = known;
        }
        return known.properties;
    }

    private static HandedProperties from(PropertySources sources) {
        Map<String, String> now = sources.now();
        Map<String, String> onCommandLine = properties(sources.given());
        Map<String, String> ofTheChild = properties(sources.childArgs());
        Set<String> decided = ofTheChild.keySet();
        CharsetEncoder encoder = sources.charset().newEncoder();
        List<String> arguments = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        StringBuilder inChild = new StringBuilder();
        for (Map.Entry<String, String> each : new TreeMap<>(now).entrySet()) {
            String name = each.getKey();
            String value = each.getValue();
            String argument = "-D" + name + "=" + value;
            LeftOut without = Exemption.ofProperty(argument);
            if (without != null) {
                if (without.kind() != Kind.PROCESS) {
                    leftOut.add(without);
                }
                continue;
            }
            boolean wasGiven = onCommandLine.containsKey(name);
            boolean ofTheJvm = OF_THE_JVM.matcher(name).matches();
            boolean changed = wasGiven || !value.equals(sources.ofTheJdk().get(name));
            if (ofTheJvm && wasGiven) {
                arguments.add("-D" + name + "=" + onCommandLine.get(name));
            } else if (changed && !ofTheJvm && isWritable(name, value, encoder)) {
                arguments.add(argument); // one of the user's comes behind it
                continue;
            }
            if (changed && !decided.contains(name) && !isOfAnyJvm(name, value)) {
                PropertyText.add(inChild, name, value);
            }
        }
        for (String name : onCommandLine.keySet()) {
            if (NEVER_SHOWN.contains(name) && !now.containsKey(name)) {
                arguments.add("-D" + name + "=" + onCommandLine.get(name));
            }
        }
        ofTheChild.forEach(
                (name, value) -> {
                    if (!isWritable(name, value, encoder)) {
                        PropertyText.add(inChild, name, value);
                    }
                });
        Set<String> missing = new TreeSet<>(ALWAYS_THERE);
        missing.addAll(properties(sources.elsewhere()).keySet());
        missing.removeAll(now.keySet());
        missing.removeAll(decided);
        missing.removeAll(NEVER_SHOWN);
        missing.forEach(name -> PropertyText.addMissing(inChild, name));
        return new HandedProperties(arguments, inChild.toString(), leftOut);
    }

    /**
     * Tells whether an argument of a variable that wins over the command line gives a property that
     * the child is to have otherwise. What a JVM itself acts upon at its start stays, and the child
     * changes it later, as somebody did in the test JVM; unless the user has it for the child.
     */
    static boolean isOutdated(String argument, Properties now, Collection<String> childArgs) {
        Map<String, String> given = properties(List.of(argument));
        for (Map.Entry<String, String> each : given.entrySet()) {
            String name = each.getKey();
            if (properties(childArgs).containsKey(name)) {
                return true;
            }
            if (!OF_THE_JVM.matcher(name).matches() && !NEVER_SHOWN.contains(name)) {
                return !each.getValue().equals(now.getProperty(name));
            }
        }
        return false;
    }

    /** Tells whether an argument gives a property that a JVM acts upon at its start. */
    static boolean isOfTheJvm(String argument) {
        return properties(List.of(argument)).keySet().stream()
                .anyMatch(name -> OF_THE_JVM.matcher(name).matches());
    }

    /** Returns the properties among a JVM's arguments. */
    private static Map<String, String> properties(Collection<String> arguments) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("-D")) {
                int equals = argument.indexOf('=');
                String name = argument.substring(2, equals < 0 ? argument.length() : equals);
                properties.put(name, equals < 0 ? "" : argument.substring(equals + 1));
            }
        }
        return properties;
    }

    /**
     * Tells whether every JVM on this system has it so. What is given as {@code -D} comes first.
     */
    private static boolean isOfAnyJvm(String name, String value) {
        return name.equals("line.separator") && value.equals(System.lineSeparator());
    }

    private static boolean isWritable(String name, String value, CharsetEncoder encoder) {
        return !name.isEmpty()
                && name.indexOf('=') < 0
                && name.indexOf('\0') < 0
                && value.indexOf('\0') < 0
                && encoder.canEncode(name)
                && encoder.canEncode(value);
    }
}
