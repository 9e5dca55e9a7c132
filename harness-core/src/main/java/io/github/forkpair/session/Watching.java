package io.github.forkpair.session;

import io.github.forkpair.child.ControlLink;
import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.CrashLog;
import io.github.forkpair.evidence.ProgressText;
import io.github.forkpair.launch.ChildOutput;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.outcome.Hang;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The waits of a pair until its deadline: for the child to come up, for the parent side's method,
 * for the child's end. Each lets {@link Progress} say what both sides are doing.
 */
record Watching(Progress progress, RunningChild child, ReportInbox inbox, ChildOutput output) {

    /** How long a child has to say where its threads are. One that is busy is called running. */
    private static final Duration DUMP_LIMIT = Duration.ofMillis(500);

    /** Waits until the child's JVM is up. Returns whether it is; false once it has ended. */
    boolean awaitReady() throws InterruptedException {
        progress.await(
                limit -> inbox.awaitReady(limit) || inbox.hasEnded(),
                () -> look("", " has not begun"));
        return inbox.isReady();
    }

    /** Waits for what the method's end or somebody else's deadline counts down. */
    boolean awaitMethod(CountDownLatch overdue, Thread runner) throws InterruptedException {
        return progress.await(
                limit -> overdue.await(limit.toNanos(), TimeUnit.NANOSECONDS),
                () -> look(ThreadDump.of(runner, runner.getStackTrace()), ""));
    }

    /** Waits for the child's end. */
    boolean awaitEnd() throws InterruptedException {
        return progress.await(child::awaitEnd, () -> look("", " is through"));
    }

    /** Asks the child what its threads do. Returns nothing if it does not say so in time. */
    Optional<ChildReport.Threads> askForThreads(Duration limit) throws InterruptedException {
        inbox.forgetThreads();
        child.tell(ControlLink.DUMP_THREADS);
        return inbox.awaitThreads(limit);
    }

    private ProgressText look(String parentStack, String parentWas) throws InterruptedException {
        Hang.Stage stage = inbox.stage();
        Optional<ChildReport.Threads> threads = Optional.empty();
        if (stage == Hang.Stage.RUNNING
                && child.processEnded().isEmpty()
                && child.stoppedBy().isEmpty()) {
            threads = askForThreads(DUMP_LIMIT);
        }
        String stdout = output.stdout().lastLine();
        return new ProgressText(
                parentStack,
                parentWas,
                child.pid(),
                inbox.stage(),
                child.processEnded(), // and that after the dump: it may not have answered for this
                CrashLog.isIn(output.stdout().text()),
                threads.map(ChildReport.Threads::dump).orElse(""),
                child.stoppedBy(),
                stdout.isEmpty() ? output.stderr().lastLine() : stdout);
    }
}
