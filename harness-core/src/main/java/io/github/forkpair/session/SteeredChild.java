package io.github.forkpair.session;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.launch.ChildOutput;
import io.github.forkpair.launch.RunningChild;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.opentest4j.AssertionFailedError;

/** A child as the parent side steers it, for {@link SeatedChild}. */
final class SteeredChild {

    /** Signals that mean the end, however the child then comes to it. */
    private static final Set<Signal> MEANS_THE_END =
            EnumSet.of(
                    Signal.SIGKILL, Signal.SIGTERM, Signal.SIGINT, Signal.SIGABRT, Signal.SIGSEGV);

    /** How HotSpot exits after a hangup, for which programs also have other uses. */
    private static final ExitStatus EXIT_OF_HANGUP = new ExitStatus.Exited(129);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private final RunningChild child;
    private final ChildOutput output;
    private final ReportInbox inbox;
    private final Coverage coverage;
    private final Deadline deadline;
    private final Set<Signal> sent = Collections.synchronizedSet(EnumSet.noneOf(Signal.class));

    SteeredChild(
            RunningChild child,
            ChildOutput output,
            ReportInbox inbox,
            Coverage coverage,
            Deadline deadline) {
        this.child = child;
        this.output = output;
        this.inbox = inbox;
        this.coverage = coverage;
        this.deadline = deadline;
    }

    /**
     * Tells whether a signal that the parent side sent, while the child's method was still running,
     * explains that ending.
     */
    boolean wasEndedByParent(ExitStatus status) {
        if (MEANS_THE_END.stream().anyMatch(sent::contains)) {
            return true;
        }
        if (status instanceof ExitStatus.Signaled signaled) {
            return sent.stream().anyMatch(signal -> signal.name().equals(signaled.name()));
        }
        return sent.contains(Signal.SIGHUP) && status.equals(EXIT_OF_HANGUP);
    }

    long pid() {
        return child.pid();
    }

    boolean isAlive() {
        return child.isAlive();
    }

    void signal(Signal signal) {
        coverage.writeBefore(signal);
        if (child.isAlive() && inbox.word().isEmpty()) {
            sent.add(signal);
        }
        if (MEANS_THE_END.contains(signal)) {
            inbox.endedByParent();
        }
        child.signal(signal);
    }

    void terminate() {
        signal(Signal.SIGTERM);
    }

    void kill() {
        signal(Signal.SIGKILL);
    }

    void freeze() {
        child.freeze();
    }

    void thaw() {
        signal(Signal.SIGCONT);
    }

    ExitStatus waitForExit() {
        return waitForExit(deadline.left(), "at the pair's deadline");
    }

    ExitStatus waitForExit(Duration limit) {
        Duration left = deadline.left();
        return limit.compareTo(left) < 0
                ? waitForExit(limit, "after " + limit.toMillis() + " ms")
                : waitForExit(left, "at the pair's deadline");
    }

    private ExitStatus waitForExit(Duration limit, String when) {
        try {
            if (!child.awaitEnd(limit)) {
                throw new AssertionFailedError(
                        "Child "
                                + pid()
                                + " is still alive "
                                + when
                                + ". A child side that waits for a message or for end-of-file ends when the"
                                + " parent side hangs up.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(
                    new InterruptedIOException("interrupted while waiting for child " + pid()));
        }
        return exitStatus();
    }

    ExitStatus exitStatus() {
        return child.status()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Child "
                                                + pid()
                                                + " is still alive and has no exit status yet."));
    }

    String stdout() {
        return output.stdout().text();
    }

    String stderr() {
        return output.stderr().text();
    }

    ConditionFactory await() {
        return Awaitility.with()
                // All that a test may have given all waits of this JVM as their default.
                .dontCatchUncaughtExceptions()
                .ignoreNoExceptions()
                .pollInSameThread()
                .pollDelay(POLL_INTERVAL)
                .pollInterval(POLL_INTERVAL)
                .failFast(
                        "child " + pid() + " ended before the condition held" + seen(),
                        new EndSeenTwice())
                .atMost(deadline.left());
    }

    private String seen() {
        return inbox.word()
                .filter(ChildReport.Failed.class::isInstance)
                .map(any -> ": it failed")
                .orElse("");
    }

    /**
     * Tells that the child ended before the last look at the condition. A child that ends between
     * two looks may have made the condition true with its last words, so there has to be one look
     * after its end.
     */
    private final class EndSeenTwice implements Callable<Boolean> {

        private boolean seen;

        @Override
        public Boolean call() {
            boolean before = seen;
            seen = child.status().isPresent();
            return before;
        }
    }
}
