package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.PairPlan;
import java.util.List;

/**
 * What is likely at a pair's deadline, whose fault that is, and what to do: as the stacks of both
 * sides show it. More time is advised only where more time can help.
 *
 * @param parent what the parent side was doing; nothing known where it had ended
 * @param child what the child was doing; likewise
 * @param hang what else is known of the child
 * @param plan the pair
 * @param limit what to raise for more time
 */
record DeadlineAdvice(Occupation parent, Occupation child, Hang hang, PairPlan plan, String limit) {

    private static final int MOST_NAMED = 3;

    Hint hint() {
        return blame().hint();
    }

    Blame blame() {
        if (!hang.deadlock().isEmpty()) {
            return Blame.of(
                    new Hint(
                            "a deadlock in the child: each of these threads waits for the other",
                            "let both take the locks in the same order; more time does not help"),
                    Side.CHILD);
        }
        if (!hang.stoppedBy().isEmpty()) {
            return Blame.of(
                    new Hint(
                            "ChildProcess.freeze() and no thaw() after it, or a stop from outside",
                            "let the parent side thaw it"),
                    Side.CHILD);
        }
        if (hang.stage() == Hang.Stage.STARTING) {
            return Blame.of(
                    new Hint(
                            "a machine that is slow or busy: the child's JVM was not up in that time",
                            "raise " + limit),
                    Side.CHILD);
        }
        String workers = lostWorkers();
        if (!workers.isEmpty() && waitsForAnother(child)) {
            return Blame.of(
                    new Hint(
                            "the child waits for a pool whose threads did not come with the fork: "
                                    + workers,
                            "make the pool in the child side"),
                    Side.CHILD);
        }
        boolean parentWaits = needsTheOther(parent);
        boolean childWaits = needsTheOther(child);
        if (parentWaits && childWaits) {
            return Blame.of(eachWaitsForTheOther(), Side.PARENT, Side.CHILD);
        }
        if (parentWaits && isKnown(child)) {
            return Blame.of(
                    because("the parent side waits for the child, which was ", child), Side.CHILD);
        }
        if (childWaits && isKnown(parent)) {
            return Blame.of(
                    because("the child waits for the parent side, which was ", parent),
                    Side.PARENT);
        }
        if (isKnown(parent) && isKnown(child)) {
            return Blame.of(eachAlone(), Side.PARENT, Side.CHILD);
        }
        if (isKnown(parent)) {
            return parentWaits
                    ? Blame.of(alone(parent), Side.CHILD)
                    : Blame.of(alone(parent), Side.PARENT);
        }
        return childWaits
                ? Blame.of(alone(child), Side.PARENT)
                : Blame.of(alone(child), Side.CHILD);
    }

    private static boolean waitsForAnother(Occupation side) {
        return side.kind() == Occupation.Kind.OTHERS
                || side.kind() == Occupation.Kind.OTHERS_FOR_A_TIME;
    }

    /** Returns the names of the workers of pools that a fork has lost; empty if there are none. */
    private String lostWorkers() {
        String lost = ChildReport.Threads.LOST;
        List<String> names =
                hang.threads()
                        .lines()
                        .filter(line -> line.endsWith(lost))
                        .map(line -> line.substring(0, line.length() - lost.length()))
                        .toList();
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + ", ...";
    }

    static boolean isKnown(Occupation side) {
        return side.kind() != Occupation.Kind.UNKNOWN;
    }

    static boolean needsTheOther(Occupation side) {
        return switch (side.kind()) {
            case MESSAGE, BYTES, ROOM, MEETING, FILE_LOCK, CHILD_END -> true;
            default -> false;
        };
    }

    private Hint because(String who, Occupation culprit) {
        return new Hint(who + culprit.overdue(), alone(culprit).toDo());
    }

    /** Nobody can say which of them keeps the pair: each for reasons of its own. */
    private Hint eachAlone() {
        Hint parents = alone(parent);
        Hint childs = alone(child);
        return parents.equals(childs)
                ? parents
                : Hint.all(
                        List.of(
                                new Hint("in the parent side: " + parents.likely(), parents.toDo()),
                                new Hint(
                                        "in the child: " + childs.likely(),
                                        childs.toDo().equals(parents.toDo())
                                                ? ""
                                                : childs.toDo())));
    }

    private Hint eachWaitsForTheOther() {
        Occupation.Kind parents = parent.kind();
        if (parents == child.kind() && parents == Occupation.Kind.MESSAGE) {
            return new Hint(
                    "each side waits for a message from the other",
                    "let one of them send before it waits");
        }
        if (parents == child.kind() && parents == Occupation.Kind.BYTES) {
            return new Hint(
                    "each side waits for bytes from the other",
                    "let one of them write before it reads");
        }
        if (parents == child.kind() && parents == Occupation.Kind.ROOM) {
            return new Hint(
                    "each side sends more than the channel holds, and neither receives",
                    "let one of them receive first");
        }
        return new Hint(
                "each side waits for the other: the parent for "
                        + what(parents)
                        + ", the child for "
                        + what(child.kind()),
                whoGivesWay());
    }

    private String whoGivesWay() {
        String meeting = MeetingText.hint(hang.meeting(), plan).toDo();
        if (!meeting.isEmpty()) {
            return meeting;
        }
        if (parent.kind() == Occupation.Kind.CHILD_END) {
            return "let the parent side give the child that before it waits for its end";
        }
        boolean parentLocks = parent.kind() == Occupation.Kind.FILE_LOCK;
        boolean childLocks = child.kind() == Occupation.Kind.FILE_LOCK;
        if (parentLocks == childLocks) {
            return "let one of them give what the other waits for before it waits itself; more time does not"
                    + " help";
        }
        return (parentLocks ? "let the child side" : "let the parent side")
                + " release that lock before it waits, or the other side do its part before it takes the lock;"
                + " more time does not help";
    }

    /** Words what a side waits for, and from whom where that is known. */
    static String what(Occupation side) {
        String what = what(side.kind());
        if (side.with().isEmpty()) {
            return what;
        }
        return switch (side.kind()) {
            case ROOM -> what + " to " + side.with();
            case CHILD_END -> "the end of " + side.with();
            default -> what + " from " + side.with();
        };
    }

    private static String what(Occupation.Kind kind) {
        return switch (kind) {
            case MESSAGE -> "a message";
            case BYTES -> "bytes";
            case ROOM -> "room to send";
            case MEETING -> "a meeting";
            case FILE_LOCK -> "a file lock";
            case CHILD_END -> "the child's end";
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** Tells of one thread that waits for nothing that the other side could give it. */
    Hint alone(Occupation side) {
        String there = side.place().isEmpty() ? "" : " at " + side.place();
        return switch (side.kind()) {
            case RUNNING ->
                    new Hint(
                            "a loop that does not end" + there,
                            "see what should end it; more time does not help a loop");
            case SLEEP ->
                    new Hint(
                            "a sleep that is longer than the pair may take",
                            "shorten it, or raise " + limit);
            case POLL ->
                    new Hint(
                            "a loop" + there + " that waits for something that does not come",
                            "see what it waits for; more time does not help");
            case CONDITION ->
                    new Hint(
                            "the condition" + there + " did not come true",
                            "see why it does not; Awaitility's own limit is longer than the pair's");
            case OTHERS -> ofThreads(side, "which has no limit");
            case OTHERS_FOR_A_TIME -> ofThreads(side, "whose own limit is longer than the pair's");
            case MONITOR ->
                    new Hint(
                            "another thread is in that monitor and does not leave it",
                            "see what that thread does; more time does not help");
            case FILE_LOCK ->
                    new Hint(
                            "somebody else holds a lock on that file, and keeps it",
                            "let its holder release it; more time does not help");
            case MESSAGE, BYTES, MEETING ->
                    new Hint(
                            "the other side never gave it " + what(side.kind()),
                            "let the other side do so, or this one not wait for it");
            case ROOM ->
                    new Hint(
                            "the other side does not take what was sent",
                            "let the other side receive it");
            case CHILD_END -> new Hint("the child does not end", "see what it does");
            case OUTSIDE -> outside(side);
            case UNKNOWN -> new Hint("", "raise " + limit + " if the pair needs longer than that");
        };
    }

    private Hint outside(Occupation side) {
        String orLonger = ", or raise " + limit + " if that takes longer";
        return side.words().endsWith(".waitFor")
                ? new Hint(
                        "the process that it waits for does not end",
                        "see what that process does" + orLonger)
                : new Hint(
                        "nothing comes where it waits, which is no end of this pair",
                        "see who is at the other end" + orLonger);
    }

    private static Hint ofThreads(Occupation side, String limit) {
        String call = side.words().replaceFirst("^in ", "").replaceFirst(",.*", "");
        return call.equals("Thread.join")
                ? new Hint(
                        "the thread that it waits for does not end",
                        "see what that thread does; more time does not help")
                : new Hint(
                        "nobody ended that wait, " + limit,
                        "see which thread of the same process should end it" + endedBy(call));
    }

    /** Names the call that ends such a wait, where there is one for it. */
    private static String endedBy(String call) {
        String ends =
                switch (call) {
                    case "CountDownLatch.await" -> "countDown()";
                    case "Object.wait" -> "notify() or notifyAll()";
                    case "Condition.await" -> "signal() or signalAll()";
                    case "Semaphore.acquire" -> "release()";
                    case "ReentrantLock.lock" -> "unlock()";
                    case "LockSupport.park" -> "unpark()";
                    case "CompletableFuture.get", "CompletableFuture.join" -> "complete()";
                    default -> call.endsWith("Queue.take") ? "put() or add()" : "";
                };
        return ends.isEmpty() ? "" : ", by " + ends;
    }
}
