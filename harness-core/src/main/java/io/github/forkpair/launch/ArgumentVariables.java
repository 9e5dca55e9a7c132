package io.github.forkpair.launch;

import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.LeftOut.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables from which a JVM takes arguments besides those on its command line. A child has the
 * same environment, so what stands there reaches it without us; what two JVMs cannot have at once
 * is taken out of them. A heap or a collector stays: it was meant for all JVMs.
 */
record ArgumentVariables(
        Map<String, String> environment, List<String> otherArguments, List<LeftOut> leftOut) {

    /** Read by the {@code java} launcher, and so not by a JVM within another program. */
    private static final String OF_THE_LAUNCHER = "JDK_JAVA_OPTIONS";

    /** Read last, so that its arguments stand behind all others. */
    private static final String LAST = "_JAVA_OPTIONS";

    static final List<String> NAMES = List.of("JAVA_TOOL_OPTIONS", OF_THE_LAUNCHER, LAST);

    /** A quote may begin anywhere; what it holds is a part of the word. */
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"?|'[^']*'?|[^\\s\"'])+");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"?|'([^']*)'?");

    private static final Pattern SPECIAL = Pattern.compile("[\\s'\"]");

    /**
     * Tells arguments apart by where a JVM has them from.
     *
     * @param environment the test JVM's
     * @param arguments all arguments of the test JVM, those from variables among them
     * @param refused those that the child's JVM would not start with
     * @param outdated tells of a property in the variable that counts last whether it is to be
     *     otherwise in the child
     * @param files the child's own
     */
    static ArgumentVariables of(
            Map<String, String> environment,
            Collection<String> arguments,
            Set<String> refused,
            Predicate<String> outdated,
            OwnFiles files) {
        Map<String, String> others = new TreeMap<>(environment);
        List<String> rest = new ArrayList<>(arguments);
        List<LeftOut> leftOut = new ArrayList<>();
        for (String name : NAMES) {
            List<String> words = options(environment.getOrDefault(name, ""), arguments);
            if (words.stream().anyMatch(word -> word.startsWith("@"))) {
                others.remove(name); // of the file's arguments, each is on the command line then
                continue;
            }
            remove(rest, words, name.equals(LAST));
            List<String> kept = new ArrayList<>();
            for (String word : words) {
                if (name.equals(LAST) && outdated.test(word)) {
                    continue; // it would win over the child's command line
                }
                if (refused.contains(word)) {
                    leftOut.add(new LeftOut(Kind.JDK, word + " in " + name, ""));
                    continue;
                }
                Exemption.Handed handed = Exemption.handed(word, files);
                boolean stays = handed.leftOut() == null || isForAll(handed.leftOut().kind());
                String now = stays ? word : handed.option();
                if (now != null) {
                    kept.add(now);
                }
                if (!stays) {
                    LeftOut given = handed.leftOut();
                    leftOut.add(
                            new LeftOut(
                                    given.kind(), given.option() + " in " + name, given.instead()));
                }
            }
            if (kept.isEmpty()) {
                others.remove(name); // a JVM says aloud that it picks up one that is empty
            } else if (!kept.equals(words)) {
                others.put(name, text(kept));
            }
        }
        return new ArgumentVariables(others, rest, leftOut);
    }

    private static boolean isForAll(Kind kind) {
        return kind == Kind.SIZE || kind == Kind.COLLECTOR || kind == Kind.PROCESS;
    }

    private static void remove(List<String> arguments, List<String> words, boolean last) {
        for (String word : words) {
            int found = last ? arguments.lastIndexOf(word) : arguments.indexOf(word);
            if (found >= 0) {
                arguments.remove(found);
            }
        }
    }

    /** The launcher makes one argument of an option and its value. */
    private static List<String> options(String text, Collection<String> arguments) {
        List<String> words = words(text);
        for (int i = 0; i + 1 < words.size(); i++) {
            String both = words.get(i) + "=" + words.get(i + 1);
            if (words.get(i).startsWith("--") && arguments.contains(both)) {
                words.set(i, both);
                words.remove(i + 1);
            }
        }
        return words;
    }

    /** Returns the arguments in such a variable. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(QUOTED.matcher(word.group()).replaceAll(ArgumentVariables::unquoted));
        }
        return words;
    }

    private static String unquoted(java.util.regex.MatchResult quoted) {
        String text = quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
        return Matcher.quoteReplacement(text);
    }

    private static String text(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.isEmpty() ? "" : " ");
            if (!SPECIAL.matcher(word).find()) {
                text.append(word);
            } else if (word.indexOf('"') < 0) {
                text.append('"').append(word).append('"');
            } else {
                text.append('\'').append(word.replace("'", "'\"'\"'")).append('\'');
            }
        }
        return text.toString();
    }
}
