package io.github.forkpair.session;

import io.github.forkpair.channel.FrameAssembler;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.posix.PipeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes what a child reports, on the thread that reads its pipes, and lets others wait for it. */
final class ReportInbox implements PipeReader.Sink {

    /** More than a child tells of, if it is one of ours. */
    private static final int MOST_UNCAUGHT = 100;

    private final FrameAssembler assembler = new FrameAssembler();
    private final Meeting meeting;
    private final int number;
    private final Runnable atEnd;
    private volatile boolean mayComeBack;
    private boolean ready;
    private boolean called;
    private boolean ended;
    private Optional<ChildReport> word = Optional.empty();
    private Optional<ChildReport.Exiting> exiting = Optional.empty();
    private Optional<ChildReport.Threads> threads = Optional.empty();
    private final List<ChildReport.Uncaught> uncaught = new ArrayList<>();
    private boolean covered;
    private long readyNanos;
    private volatile @Nullable RunningChild child;

    /**
     * Takes what one child says.
     *
     * @param number the child's, among its pair's
     */
    ReportInbox(Meeting meeting, int number) {
        this(meeting, number, () -> {});
    }

    /**
     * Takes what one child says.
     *
     * @param atEnd is done, on that thread, once the child's process has ended
     */
    ReportInbox(Meeting meeting, int number, Runnable atEnd) {
        this.number = number;
        this.meeting = meeting;
        this.atEnd = atEnd;
    }

    /** Says whom to answer at a meeting place. */
    void answerTo(RunningChild launched) {
        child = launched;
    }

    @Override
    public synchronized void bytes(ByteBuffer arrived) {
        assembler.add(arrived);
        while (assembler.next()) {
            try {
                take(ChildReport.decode(assembler.kind(), assembler.payload()));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                // Code in the child wrote to that descriptor by itself. No word counts more than a
                // garbled one.
            }
        }
        notifyAll();
    }

    private void take(ChildReport report) {
        if (report instanceof ChildReport.Ready up) {
            ready = true;
            readyNanos = up.nanoTime();
        } else if (report instanceof ChildReport.Called) {
            called = true;
        } else if (report instanceof ChildReport.Threads dump) {
            threads = Optional.of(dump);
        } else if (report instanceof ChildReport.Exiting began) {
            exiting = exiting.or(() -> Optional.of(began));
            leaveMeetings(MeetingText.End.EXITS);
        } else if (report instanceof ChildReport.Uncaught thrown) {
            if (uncaught.size() < MOST_UNCAUGHT) {
                uncaught.add(thrown);
            }
        } else if (report instanceof ChildReport.Covered) {
            covered = true;
        } else if (report instanceof ChildReport.Waits waits) {
            arrive(waits);
        } else if (report instanceof ChildReport.Leaves) {
            meeting.leave(number);
        } else if (word.isEmpty()) {
            word = Optional.of(report);
            boolean returned = report instanceof ChildReport.Returned;
            meeting.childEnded(
                    number, returned ? MeetingText.End.RETURNED : MeetingText.End.FAILED);
        }
    }

    /** Notes that the parent side ends the child, and so may start it again. */
    void endedByParent() {
        mayComeBack = true;
    }

    private void leaveMeetings(MeetingText.End how) {
        if (mayComeBack) {
            meeting.childIsAway(number, how);
        } else {
            meeting.childEnded(number, how);
        }
    }

    private void arrive(ChildReport.Waits waits) {
        try {
            meeting.arrive(number, waits.place(), waits.sides(), new AnswerToChild());
        } catch (IllegalArgumentException e) {
            RunningChild told = child;
            if (told != null) {
                told.answer(new ChildOrder.Refused(String.valueOf(e.getMessage())));
            }
        }
    }

    @Override
    public synchronized void end() {
        ended = true;
        atEnd.run();
        leaveMeetings(MeetingText.End.GONE);
        notifyAll();
    }

    /**
     * Waits until the child's JVM is up. Returns whether it is; false once it has ended, or after
     * the limit.
     */
    synchronized boolean awaitReady(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!ready && !ended && waitUntil(until)) {}
        return ready;
    }

    /** Forgets an earlier dump, so that the next is awaited. */
    synchronized void forgetThreads() {
        threads = Optional.empty();
    }

    /** Waits for a dump of the child's threads. Returns nothing if none comes. */
    synchronized Optional<ChildReport.Threads> awaitThreads(Duration limit)
            throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (threads.isEmpty() && !ended && waitUntil(until)) {}
        return threads;
    }

    /** Waits for the child to say that it has written down what it covered. */
    synchronized void awaitCovered(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!covered && !ended && waitUntil(until)) {}
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized boolean isReady() {
        return ready;
    }

    /** Tells whether whoever runs the side has said that its method is called. */
    synchronized boolean isCalled() {
        return called;
    }

    /** Returns when the child's JVM was up, by {@link System#nanoTime()}. */
    synchronized long readyNanos() {
        return readyNanos;
    }

    /** Returns what the child said of its side's method, if it has said anything yet. */
    synchronized Optional<ChildReport> word() {
        return word;
    }

    /** Returns who called for the child's exit, if it said so. */
    synchronized Optional<ChildReport.Exiting> exiting() {
        return exiting;
    }

    /** Returns what nobody caught in the child's threads, as far as it said so. */
    synchronized List<ChildReport.Uncaught> uncaught() {
        return List.copyOf(uncaught);
    }

    /** Returns how far the child has come. */
    synchronized Hang.Stage stage() {
        if (word.isPresent()) {
            return Hang.Stage.THROUGH;
        }
        if (exiting.isPresent()) {
            return Hang.Stage.EXITING;
        }
        return ready ? Hang.Stage.RUNNING : Hang.Stage.STARTING;
    }

    private boolean waitUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
        return true;
    }

    /** Until it is known whom to answer, nothing but the child's own end can fail it. */
    private final class AnswerToChild implements Meeting.Answer {

        @Override
        public void goOn() {
            RunningChild told = child;
            if (told != null) {
                told.answer(new ChildOrder.GoOn());
            }
        }

        @Override
        public void fail(String why) {
            RunningChild told = child;
            if (told != null) {
                told.answer(new ChildOrder.Missed(why));
            }
        }
    }
}
