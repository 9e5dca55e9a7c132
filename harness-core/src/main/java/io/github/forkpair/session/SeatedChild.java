package io.github.forkpair.session;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.Signal;
import io.github.forkpair.child.Exchange;
import io.github.forkpair.evidence.NeverRanText;
import io.github.forkpair.plan.ChildPlan;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;

/** A seat of a pair as the parent side has it: the child that is in it, or was the last to be. */
final class SeatedChild implements ChildProcess {

    private final LaunchedPair pair;
    private volatile ChildRun now;

    SeatedChild(LaunchedPair pair, ChildRun first) {
        this.pair = pair;
        this.now = first;
    }

    /** Returns the child that is in it. */
    ChildRun now() {
        return now;
    }

    private SteeredChild steered() {
        return now.steered();
    }

    /** Does what may wait for the child, noting for which where there are several. */
    <T> T exchange(Supplier<T> work) {
        if (!pair.plan().isOfMany()) {
            return work.get();
        }
        Exchange.begin(now.plan().seat().name());
        try {
            return work.get();
        } finally {
            Exchange.end();
        }
    }

    @Override
    public synchronized void restart() {
        waitForExit();
        ChildPlan plan = now.plan().again();
        try {
            ChildRun next = pair.runs().prepare(plan);
            pair.runs().launch(next);
            now = next;
            pair.commons().meeting().childIsBack(plan.seat().number());
            if (next.inbox().awaitReady(pair.commons().deadline().left())) {
                next.allAreUp();
                pair.runs().giveTo(next);
            } else {
                throw failed(plan, "its JVM did not come up");
            }
        } catch (IOException e) {
            throw failed(plan, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(
                    "This thread was interrupted where it waited for a child to come up again.",
                    new InterruptedIOException());
        }
    }

    private PairFailedError failed(ChildPlan plan, String problem) {
        return TestFailure.failed(
                plan.side(),
                pair.commons().means().loader(),
                NeverRanText.restartFailed(pair.plan(), plan, problem),
                null);
    }

    @Override
    public int incarnation() {
        return now.plan().seat().incarnation();
    }

    @Override
    public String role() {
        return now.plan().seat().role();
    }

    @Override
    public int index() {
        return now.plan().seat().index();
    }

    @Override
    public long pid() {
        return steered().pid();
    }

    @Override
    public boolean isAlive() {
        return steered().isAlive();
    }

    @Override
    public void signal(Signal signal) {
        steered().signal(signal);
    }

    @Override
    public void terminate() {
        steered().terminate();
    }

    @Override
    public void kill() {
        steered().kill();
    }

    @Override
    public void freeze() {
        steered().freeze();
    }

    @Override
    public void thaw() {
        steered().thaw();
    }

    @Override
    public ExitStatus waitForExit() {
        return exchange(steered()::waitForExit);
    }

    @Override
    public ExitStatus waitForExit(Duration limit) {
        return exchange(() -> steered().waitForExit(limit));
    }

    @Override
    public ExitStatus exitStatus() {
        return steered().exitStatus();
    }

    @Override
    public String stdout() {
        return steered().stdout();
    }

    @Override
    public String stderr() {
        return steered().stderr();
    }

    @Override
    public ConditionFactory await() {
        return steered().await();
    }
}
