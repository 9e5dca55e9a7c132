package io.github.forkpair.evidence;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.transfer.TransferredFailure;
import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what led to a throwable of a kind that says little by itself. */
record ThrownCause(PairPlan plan, ChildPlan child, ClassLoader loader) {

    /** Looks at the first child of a pair. */
    ThrownCause(PairPlan plan, ClassLoader loader) {
        this(plan, plan.child(), loader);
    }

    private static final int MOST_CAUSES = 20;

    private static final List<String> NO_SUCH_CLASS =
            List.of(NoClassDefFoundError.class.getName(), ClassNotFoundException.class.getName());

    private static final List<String> OTHER_VERSION =
            List.of(
                    NoSuchMethodError.class.getName(),
                    NoSuchFieldError.class.getName(),
                    AbstractMethodError.class.getName(),
                    IncompatibleClassChangeError.class.getName(),
                    UnsupportedClassVersionError.class.getName());

    private static final String UNRESOLVED =
            "org.junit.jupiter.api.extension.ParameterResolutionException";

    private static final String LOCKS_IN_A_CIRCLE = "Resource deadlock avoided";

    private static final String NOWHERE = "nowhere";

    private static final String NOT_INITIALIZED = "Could not initialize class ";

    /** {@code com/acme/Cache}, and what may be said of it. */
    private static final Pattern MISSING = Pattern.compile("([\\w.$/]+)(?s:.*)");

    /** {@code 'void com.acme.Cache.put(int)'}: the class is what follows its package. */
    private static final Pattern OTHER =
            Pattern.compile("(?s:.*?)((?:[a-z_]\\w*[./])+[A-Z]\\w*(?:\\$\\w+)*)(?s:.*)");

    private static final Pattern HEAP = Pattern.compile("-Xmx\\w+");

    /**
     * Looks at what a child side threw, and at its causes.
     *
     * @param parentReturned whether the parent side's method returned
     */
    Hint of(TransferredFailure failure, boolean parentReturned) {
        if (failure.type().equals(PeerGoneException.class.getName())) {
            return parentReturned ? gone("parent") : Hint.NONE;
        }
        TransferredFailure each = failure;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            Hint hint = of(each.type(), each.message() == null ? "" : each.message());
            if (!hint.equals(Hint.NONE)) {
                return hint;
            }
            each = each.cause();
        }
        return Hint.NONE;
    }

    private Hint of(String type, String message) {
        if (type.equals(OutOfMemoryError.class.getName())) {
            return ofMemory(message);
        }
        if (type.equals(IOException.class.getName()) && message.contains(LOCKS_IN_A_CIRCLE)) {
            return new Hint(
                    "each side waited for a file lock that the other held",
                    "let both sides take the locks in the same order");
        }
        if (type.equals(StackOverflowError.class.getName())) {
            return new Hint(
                    "a recursion without an end, in the frames of its stack",
                    "end it; where it is only deep, set forkpair.child.args=-Xss4m");
        }
        if (message.startsWith(NOT_INITIALIZED)) {
            return new Hint(
                    "its static initializer failed before, at its first use",
                    "look for the ExceptionInInitializerError of that class in the child's output");
        }
        if (NO_SUCH_CLASS.contains(type)) {
            return ofClassPath(MISSING.matcher(message), "");
        }
        if (OTHER_VERSION.contains(type)) {
            return ofClassPath(OTHER.matcher(message), " in another version");
        }
        if (type.equals(UNRESOLVED) && message.startsWith("No ParameterResolver")) {
            return new Hint(
                    "no extension of the child has it, and it is no argument of the test",
                    "register the extension for the child side too, or declare the arguments as the"
                            + " parent side does: first, with its types and annotations");
        }
        if (type.equals(UnsatisfiedLinkError.class.getName())) {
            return new Hint(
                    "a native library that the child's JVM does not find",
                    "compare java.library.path in " + command() + " with the test JVM's");
        }
        return type.equals(MissedMeetingException.class.getName())
                ? MeetingText.hint(message, plan)
                : Hint.NONE;
    }

    /**
     * Looks at what the parent side threw, which ran in this JVM.
     *
     * @param childReturned whether the child side's method returned
     */
    Hint ofParents(@Nullable Throwable thrown, boolean childReturned) {
        if (thrown instanceof PeerGoneException) {
            return childReturned ? gone("child") : Hint.NONE;
        }
        return thrown instanceof MissedMeetingException || isOfLocks(thrown)
                ? of(thrown.getClass().getName(), String.valueOf(thrown.getMessage()))
                : Hint.NONE;
    }

    /** Linux sees that no lock will come, and lets the one who asks last fail. */
    private static boolean isOfLocks(@Nullable Throwable thrown) {
        return thrown instanceof IOException
                && String.valueOf(thrown.getMessage()).contains(LOCKS_IN_A_CIRCLE);
    }

    private static Hint gone(String other) {
        return new Hint(
                "the " + other + " side returned, and sent no more before that",
                "let it send what is waited for here, or wait for no more than it sends");
    }

    private Hint ofMemory(String message) {
        if (message.contains("Metaspace") || message.contains("Compressed class space")) {
            return new Hint(
                    "classes that take more than the child's JVM has for them",
                    "set forkpair.child.args=-XX:MaxMetaspaceSize=512m");
        }
        if (message.contains("irect")) {
            return new Hint(
                    "direct buffers that take more than the child's JVM has for them",
                    "set forkpair.child.args=-XX:MaxDirectMemorySize=512m");
        }
        if (message.contains("native thread")) {
            return new Hint(
                    "more threads than the system lets the user have",
                    "start fewer, or raise the limit (ulimit -u, pids.max of a container)");
        }
        return new Hint("no heap left in the child", moreHeap(plan.jvmOf(child)));
    }

    /** Says what gives a child more heap, and what it has. */
    static String moreHeap(JvmPlan jvm) {
        String by = "by forkpair.child.args=-Xmx1g";
        String has = "";
        for (Map.Entry<String, List<String>> place : jvm.argsByPlace().entrySet()) {
            Matcher heap = HEAP.matcher(String.join(" ", place.getValue()));
            while (heap.find()) {
                boolean set = place.getKey().equals(Setting.CHILD_ARGS.key());
                by = set ? by : "in " + place.getKey();
                has = " (it says " + heap.group() + " now)";
            }
        }
        return "hold less, or give the child more " + by + has;
    }

    private Hint ofClassPath(Matcher name, String version) {
        if (!name.matches()) {
            return Hint.NONE;
        }
        String type = name.group(1).replace('/', '.');
        String place = placeHere(type);
        if (place.equals(NOWHERE)) {
            return new Hint(
                    "the test JVM has "
                            + type
                            + " from no file: it was made at run time, or by a class loader of its"
                            + " own",
                    "have it in a directory or a jar of the tests' class path");
        }
        return place.isEmpty()
                ? new Hint(
                        type + " is not on the test JVM's class path either",
                        "add what has it to the tests' dependencies")
                : new Hint(
                        "the child's class path has "
                                + (version.isEmpty() ? "no " + type : type + version)
                                + "; the test JVM has it"
                                + place,
                        "compare what follows -cp in "
                                + command()
                                + " with the test JVM's class path");
    }

    private String command() {
        return EvidenceDirectory.named(child.files().command(), plan.settings());
    }

    private String placeHere(String type) {
        try {
            CodeSource source =
                    Class.forName(type, false, loader).getProtectionDomain().getCodeSource();
            URL place = source == null ? null : source.getLocation();
            return place == null ? NOWHERE : " from " + place.getPath();
        } catch (ReflectiveOperationException | LinkageError | SecurityException e) {
            return "";
        }
    }
}
