package io.github.forkpair.evidence;

import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a thread is doing, as its state and stack show: the call of the author's in which it waits,
 * or that it runs.
 *
 * @param kind what it would take to go on
 * @param words for a sentence: {@code in Thread.sleep}; empty where nothing is known
 * @param place the author's line, {@code CacheTest.java:31}; empty where none is on the stack
 * @param with the other side that it waits for, where there are several; empty where nobody knows
 */
record Occupation(Kind kind, String words, String place, String with) {

    /** Waits for no side of several. */
    Occupation(Kind kind, String words, String place) {
        this(kind, words, place, "");
    }

    /** What it would take a thread to go on. */
    enum Kind {
        /** Nothing: it runs. */
        RUNNING,
        /** The time of one sleep. */
        SLEEP,
        /** Something that it looks for again and again. */
        POLL,
        /** A condition, for which Awaitility looks. */
        CONDITION,
        /** Another thread of its process, for as long as that takes. */
        OTHERS,
        /** Another thread of its process, for a time of its own. */
        OTHERS_FOR_A_TIME,
        /** The thread that is in a monitor. */
        MONITOR,
        /** Whoever holds a lock on a file. */
        FILE_LOCK,
        /** A message from the other side. */
        MESSAGE,
        /** Bytes from the other side. */
        BYTES,
        /** The other side, to take what was sent. */
        ROOM,
        /** The other side, at a meeting place. */
        MEETING,
        /** The child's end. */
        CHILD_END,
        /** A file, a pipe, a socket or a process besides the pair. */
        OUTSIDE,
        /** Nobody knows. */
        UNKNOWN
    }

    /** What is said of a thread that runs and has called nothing. */
    static final String IN_OWN_CODE = "running";

    /** Nothing is known of it, or it has ended. */
    static final Occupation UNKNOWN = new Occupation(Kind.UNKNOWN, "", "");

    /** How a dump notes of a thread that it waits for a time, and then for the next. */
    static final String AGAIN = " again and again";

    private static final Pattern HEADER =
            Pattern.compile(
                    "\".*\" (?:daemon )?([A-Z_]+)("
                            + AGAIN
                            + "| held by .*| in an exchange with \"(.*)\")?");

    private static final Pattern FRAME = Pattern.compile(" +at (\\S+)\\.([^.(]+)\\((.*)\\)");

    private static final String NATIVE = "Native Method";

    private static final List<String> FILES_AND_SOCKETS =
            List.of("java.io.", "java.net.", "sun.net.", "sun.nio.", "java.nio.", "jdk.net.");

    private static final String BETWEEN_THREADS = "java.io.Piped";

    /** Where the name of a class is not what an author knows it by. */
    private static final Pattern INNER = Pattern.compile("(?:.*[.$])?([A-Za-z_0-9]+?)(?:Impl)?");

    private record Frame(String type, String method, String place) {

        String call() {
            Matcher name = INNER.matcher(type);
            return (name.matches() ? name.group(1) : type).replace("ConditionObject", "Condition")
                    + "."
                    + method;
        }

        boolean isNative() {
            return place.equals(NATIVE);
        }

        boolean isOfFilesOrSockets() {
            return FILES_AND_SOCKETS.stream().anyMatch(type::startsWith)
                    && !type.startsWith(BETWEEN_THREADS);
        }
    }

    /**
     * Reads what a thread of a dump is doing.
     *
     * @param thread its name, state and stack
     * @param side whose class is the author's, whatever its package
     */
    static Occupation of(String thread, SideMethod side) {
        List<String> lines = thread.lines().toList();
        Matcher header = HEADER.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!header.matches()) {
            return UNKNOWN;
        }
        List<Frame> called = new ArrayList<>();
        String place = "";
        boolean awaits = false;
        for (String line : lines.subList(1, lines.size())) {
            Matcher frame = FRAME.matcher(line);
            if (!frame.matches() || Frames.callASide(frame.group(1))) {
                continue;
            }
            awaits |= Frames.awaitACondition(frame.group(1));
            if (place.isEmpty()) {
                if (isTheAuthors(frame.group(1), side)) {
                    place = frame.group(3);
                } else {
                    called.add(new Frame(frame.group(1), frame.group(2), frame.group(3)));
                }
            }
        }
        Optional<Occupation> other = forTheOtherSide(called, place);
        if (other.isPresent()) {
            return header.group(3) == null ? other.get() : other.get().with(header.group(3));
        }
        String note = header.group(2) == null ? "" : header.group(2);
        return of(header.group(1), note, called, place, awaits);
    }

    /** Returns the same of a child, which has one channel that is to no sibling. */
    Occupation ofChild() {
        boolean isTheParents =
                switch (kind) {
                    case MESSAGE, BYTES, ROOM -> with.isEmpty();
                    default -> false;
                };
        return isTheParents ? new Occupation(kind, words, place, "the parent side") : this;
    }

    private Occupation with(String side) {
        String and = kind == Kind.ROOM ? " to " : kind == Kind.CHILD_END ? " of " : " from ";
        return new Occupation(kind, words + and + side, place, side);
    }

    /** Returns the words for a thread that should have ended by now. */
    String overdue() {
        return kind == Kind.RUNNING ? words + ", perhaps a loop" : words;
    }

    /** Tells whether a class is none that an author calls. */
    static boolean isTheAuthors(String type, SideMethod side) {
        boolean own = type.equals(side.testClass()) || type.startsWith(side.testClass() + "$");
        return own || !Frames.areCalledByAuthors(type);
    }

    private static Occupation of(
            String state, String note, List<Frame> called, String place, boolean awaits) {
        if (state.equals("BLOCKED")) {
            String in = called.isEmpty() ? "" : "in " + outermost(called).call() + ", ";
            return new Occupation(Kind.MONITOR, in + "waiting to enter a monitor" + note, place);
        }
        if (awaits) {
            return new Occupation(
                    Kind.CONDITION,
                    "in Awaitility.await, condition at "
                            + (place.isEmpty() ? "another line" : place),
                    place);
        }
        if (called.isEmpty()) {
            return place.isEmpty()
                    ? UNKNOWN
                    : place.equals(NATIVE)
                            ? new Occupation(Kind.OUTSIDE, "in native code of its own", "")
                            : new Occupation(Kind.RUNNING, IN_OWN_CODE, place);
        }
        return inACall(state, note, called, place);
    }

    private static Occupation inACall(String state, String note, List<Frame> called, String place) {
        Frame top = called.get(0);
        String in = "in " + outermost(called).call();
        if (calls(called, "java.lang.Thread", "sleep")) {
            return note.isEmpty()
                    ? new Occupation(Kind.SLEEP, "in Thread.sleep", place)
                    : new Occupation(Kind.POLL, "in Thread.sleep," + note, place);
        }
        if (calls(called, "", "tryLock")) {
            return new Occupation(Kind.POLL, in + ", perhaps again and again", place);
        }
        if (outermost(called).isOfFilesOrSockets() || top.isOfFilesOrSockets() && top.isNative()) {
            return new Occupation(Kind.OUTSIDE, in, place);
        }
        if (calls(called, "", "waitFor") && outermost(called).type().startsWith("java.lang.")) {
            return new Occupation(Kind.OUTSIDE, in, place);
        }
        return switch (state) {
            case "WAITING" -> new Occupation(Kind.OTHERS, in, place);
            case "TIMED_WAITING" ->
                    new Occupation(Kind.OTHERS_FOR_A_TIME, in + ", with a limit", place);
            case "RUNNABLE" -> new Occupation(Kind.RUNNING, "running " + in, place);
            default -> UNKNOWN;
        };
    }

    /** Reads a wait for what only the other side can give, or for a lock that it may hold. */
    private static Optional<Occupation> forTheOtherSide(List<Frame> called, String place) {
        for (int i = called.size() - 1; i >= 0; i--) {
            String type = called.get(i).type();
            String method = called.get(i).method();
            boolean sends = method.equals("send") || method.equals("write");
            if (Frames.areThePeer(type)) {
                return wait(sends ? Kind.ROOM : Kind.MESSAGE, "in Peer." + method, place);
            }
            if (Frames.areTheQueue(type)) {
                return wait(Kind.OUTSIDE, "in MessageQueue." + method, place);
            }
            if (Frames.meet(type)) {
                return wait(Kind.MEETING, "in Rendezvous.meet", place);
            }
            if (Frames.areTheChannel(type)) {
                return sends
                        ? wait(Kind.ROOM, "in a write to the other side", place)
                        : wait(Kind.BYTES, "in a read from the other side", place);
            }
            if (method.equals("waitForExit") && Frames.steerTheChild(type)) {
                return wait(Kind.CHILD_END, "in ChildProcess.waitForExit", place);
            }
            if (method.equals("lock") && type.contains("FileChannel")) {
                return wait(Kind.FILE_LOCK, "in FileChannel.lock", place);
            }
        }
        return Optional.empty();
    }

    private static Optional<Occupation> wait(Kind kind, String words, String place) {
        return Optional.of(new Occupation(kind, words, place));
    }

    private static boolean calls(List<Frame> called, String type, String method) {
        return called.stream()
                .anyMatch(
                        frame ->
                                frame.method().equals(method)
                                        && (type.isEmpty() || frame.type().equals(type)));
    }

    private static Frame outermost(List<Frame> called) {
        return called.get(called.size() - 1);
    }
}
