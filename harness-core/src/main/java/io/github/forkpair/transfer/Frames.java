package io.github.forkpair.transfer;

import io.github.forkpair.Side;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of a stack are not the author's. The one place that knows their names; that each is
 * still the name of something, a test holds.
 */
public final class Frames {

    private static final String HARNESS = Side.class.getPackageName() + ".";

    /** Of these packages nothing is the author's: they call a side, or are called by one. */
    private static final String RUNNER = HARNESS + "child.";

    private static final String CHANNEL = HARNESS + "channel.";
    private static final String NATIVE = HARNESS + "posix.";
    private static final String TRANSPORT = HARNESS + "transport.";
    private static final String LAUNCH = HARNESS + "launch.";

    /**
     * What compares or waits for a side in its own process: it fails where the author called it.
     */
    private static final List<String> ASSERTIONS = List.of(CHANNEL, RUNNER + "ChildRendezvous");

    /** Below the calls of a {@code Peer}, which are the author's own steps. */
    private static final Set<String> FRAMING =
            Set.of(CHANNEL + "FrameReader", CHANNEL + "FrameWriter", CHANNEL + "MessageCodec");

    private static final String PEER = CHANNEL + "MessagePeer";
    private static final String NEXT_MESSAGE = "next";

    /** Whose frames say nothing of where a test failed, at the top of a stack. */
    private static final List<String> ASSERTION_LIBRARIES =
            List.of(
                    "org.junit.",
                    "org.opentest4j.",
                    "org.assertj.",
                    "org.hamcrest.",
                    "com.google.common.truth.",
                    "kotlin.test.");

    /** What runs tests, where a child has JUnit run its side. */
    private static final List<String> TEST_RUNNERS =
            List.of(
                    "org.junit.platform.",
                    "org.junit.jupiter.engine.",
                    "org.junit.jupiter.api.extension.",
                    HARNESS + "junit.JUnitInChild");

    private static final String METHOD_CALLS = "jdk.internal.reflect.";

    private static final List<String> REFLECTION =
            List.of("java.lang.reflect.", METHOD_CALLS, "java.lang.invoke.");

    /** Between a side's call and the system's, the same in every dump. */
    private static final List<String> SYSTEM_CALLS =
            List.of(
                    "com.kenai.",
                    "java.lang.invoke.",
                    "jnr.",
                    "sun.nio.ch.",
                    "java.io.FileInputStream");

    /** What the author calls, and what calls the author's methods. */
    private static final List<String> NOT_THE_AUTHORS =
            List.of(
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    HARNESS + "session.",
                    NATIVE,
                    TRANSPORT,
                    LAUNCH);

    private static final String LAMBDA = "$$Lambda";

    private static final String SESSION = HARNESS + "session.";

    private static final Set<String> MEETINGS =
            Set.of(SESSION + "ParentRendezvous", RUNNER + "ChildRendezvous");

    private static final Set<String> ENDS =
            Set.of(
                    NATIVE + "SocketEnd",
                    TRANSPORT + "RecordedChannel",
                    RUNNER + "InheritedEnd",
                    RUNNER + "ReplayedEnd",
                    CHANNEL + "ChannelInput",
                    CHANNEL + "ChannelOutput");

    private static final String QUEUE = NATIVE + "PosixQueue";

    private static final String STEERED_CHILD = SESSION + "SteeredChild";

    private static final String AWAITILITY = "org.awaitility.";

    /** What of ours authors call, on either side. */
    private static final List<String> OURS =
            List.of(CHANNEL, RUNNER, NATIVE, TRANSPORT, LAUNCH, SESSION);

    /** What authors call, so that the frame above its frames is theirs. */
    private static final List<String> CALLED =
            List.of(
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "com.kenai.",
                    "jnr.",
                    "kotlin.",
                    "kotlinx.",
                    AWAITILITY,
                    CHANNEL,
                    RUNNER,
                    NATIVE,
                    TRANSPORT,
                    LAUNCH,
                    SESSION);

    private Frames() {}

    /** Tells whether a class is one of the harness's. */
    public static boolean areOfTheHarness(String type) {
        return type.startsWith(HARNESS);
    }

    /** Tells whether this calls a child side, or is what it calls there. */
    static boolean runASide(String type) {
        return type.startsWith(RUNNER);
    }

    /** Tells whether this is of what runs tests, which may call the author's methods. */
    static boolean runTests(String type) {
        return startsWithAny(type, TEST_RUNNERS);
    }

    /** Tells whether this is the JDK's, which runs what it is given. */
    static boolean areOfTheJdk(String type) {
        return type.startsWith("java.") || reflect(type);
    }

    /** Tells whether this checks something for the author, who wants to see where they asked. */
    static boolean assertSomething(String type) {
        return startsWithAny(type, ASSERTION_LIBRARIES) || startsWithAny(type, ASSERTIONS);
    }

    /** Tells whether this is how the JDK calls a method by its name. */
    static boolean reflect(String type) {
        return startsWithAny(type, REFLECTION);
    }

    /** Tells whether this is where the harness called the side's method. */
    public static boolean callASide(String type) {
        return type.startsWith(METHOD_CALLS);
    }

    /** Tells whether this stands between what a side called and the system's call. */
    public static boolean arePlumbing(String type, String method) {
        return type.contains(LAMBDA)
                || type.startsWith(RUNNER)
                || runTests(type)
                || type.startsWith(NATIVE)
                || type.startsWith(TRANSPORT)
                || type.startsWith(LAUNCH)
                || FRAMING.contains(type)
                || type.equals(PEER) && method.startsWith(NEXT_MESSAGE)
                || startsWithAny(type, SYSTEM_CALLS);
    }

    /** Finds the innermost frame of a stack that is the author's, with a line; null if none is. */
    public static @Nullable StackTraceElement authors(List<StackTraceElement> stack) {
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if (frame.getLineNumber() > 0
                    && frame.getFileName() != null
                    && !assertSomething(type)
                    && !runASide(type)
                    && !runTests(type)
                    && !startsWithAny(type, NOT_THE_AUTHORS)) {
                return frame;
            }
        }
        return null;
    }

    /** Tells whether this is what authors call, and not theirs. */
    public static boolean areCalledByAuthors(String type) {
        return startsWithAny(type, CALLED) || startsWithAny(type, ASSERTION_LIBRARIES);
    }

    /** Tells whether this looks for a condition again and again. */
    public static boolean awaitACondition(String type) {
        return type.startsWith(AWAITILITY);
    }

    /** Tells whether this sends and receives messages. */
    public static boolean areThePeer(String type) {
        return type.equals(PEER);
    }

    /** Tells whether this waits at a meeting place. */
    public static boolean meet(String type) {
        return MEETINGS.contains(type);
    }

    /** Tells whether this is an end of the pair's channel. */
    public static boolean areTheChannel(String type) {
        return ENDS.contains(type);
    }

    /** Tells whether this is the message queue of all sides. */
    public static boolean areTheQueue(String type) {
        return type.equals(QUEUE);
    }

    /** Tells whether this is the child as the parent side has it. */
    public static boolean steerTheChild(String type) {
        return type.equals(STEERED_CHILD);
    }

    /** Tells whether this is of ours what authors call, on either side. */
    static boolean areOursThatAuthorsCall(String type) {
        return startsWithAny(type, OURS);
    }

    private static boolean startsWithAny(String type, List<String> beginnings) {
        return beginnings.stream().anyMatch(type::startsWith);
    }
}
