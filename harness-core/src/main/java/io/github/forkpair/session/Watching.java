package io.github.forkpair.session;

import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.CrashLog;
import io.github.forkpair.evidence.ProgressText;
import io.github.forkpair.outcome.Hang;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The waits of a pair until its deadline: for its children to come up, for the parent side's
 * method, for the children's end. Each lets {@link Progress} say what all sides are doing.
 */
record Watching(Progress progress, List<ChildRun> children) {

    /** How long a child has to say where its threads are. One that is busy is called running. */
    private static final Duration DUMP_LIMIT = Duration.ofMillis(500);

    /**
     * Waits until all are up. Returns whether they are; false once one has ended.
     *
     * @throws InterruptedException if the thread is interrupted, also where they are up already
     */
    boolean awaitReady() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        for (ChildRun child : children) {
            ReportInbox inbox = child.inbox();
            progress.await(
                    limit -> inbox.awaitReady(limit) || inbox.hasEnded(),
                    () -> look("", " has not begun"));
            if (!inbox.isReady()) {
                return false;
            }
        }
        return true;
    }

    /** Waits for what the method's end or somebody else's deadline counts down. */
    boolean awaitMethod(CountDownLatch overdue, Thread runner) throws InterruptedException {
        return progress.await(
                limit -> overdue.await(limit.toNanos(), TimeUnit.NANOSECONDS),
                () -> look(ThreadDump.of(runner), ""));
    }

    /** Waits for the end of all. */
    boolean awaitEnd() throws InterruptedException {
        return progress.await(this::awaitEnd, () -> look("", " is through"));
    }

    private boolean awaitEnd(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        for (ChildRun child : children) {
            if (!child.running().awaitEnd(Duration.ofNanos(until - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    private ProgressText look(String parentStack, String parentWas) throws InterruptedException {
        List<ProgressText.Child> looks = new ArrayList<>();
        for (ChildRun child : children) {
            looks.add(look(child));
        }
        return new ProgressText(parentStack, parentWas, looks);
    }

    private static ProgressText.Child look(ChildRun child) throws InterruptedException {
        Hang.Stage stage = child.inbox().stage();
        Optional<ChildReport.Threads> threads = Optional.empty();
        if (stage == Hang.Stage.RUNNING
                && child.running().processEnded().isEmpty()
                && child.running().stoppedBy().isEmpty()) {
            threads = child.askForThreads(DUMP_LIMIT);
        }
        String stdout = child.output().stdout().lastLine();
        return new ProgressText.Child(
                child.plan(),
                child.running().pid(),
                child.inbox().stage(),
                // and that after the dump: it may not have answered for this
                child.running().processEnded(),
                CrashLog.isIn(child.output().stdout().text()),
                threads.map(ChildReport.Threads::dump).orElse(""),
                child.running().stoppedBy(),
                stdout.isEmpty() ? child.output().stderr().lastLine() : stdout);
    }
}
