package io.github.forkpair.session;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.Side;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairTrace;
import io.github.forkpair.evidence.TrafficTrace;
import io.github.forkpair.launch.ChildCommand;
import io.github.forkpair.launch.ChildOutput;
import io.github.forkpair.launch.Launcher;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.SpawnLauncher;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.PairPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One run of one pair, from launch to verdict. The steps stand here in their order; what each takes
 * is in a class of its own.
 *
 * <p>For one thread at a time. {@link #close()} may come from another thread than the one that is
 * in {@link #end}, and then waits for it.
 */
public final class PairSession implements AutoCloseable {

    private final PairPlan plan;
    private final Owned owned = new Owned();
    private final Deadline deadline;
    private final PairTrace trace;
    private final @Nullable SharedDirectory sharedDir;
    private final ParentEnd parentEnd;
    private final ReportInbox inbox = new ReportInbox();
    private final RunningChild child;
    private final SteeredChild steered;
    private final Watching watching;
    private final Reaping reaping;
    private final Hearing hearing;
    private final CompletableFuture<Verdict> verdictOfRun = new CompletableFuture<>();
    private volatile @Nullable ParentSideRun run;
    private @Nullable Verdict verdict;

    private PairSession(
            PairPlan plan,
            Wire.Source wires,
            Launcher launcher,
            ClassLoader loader,
            Duration silence)
            throws IOException, InterruptedException {
        this.plan = plan;
        ChildPermits.acquire(plan.settings().maxChildren());
        owned.own(ChildPermits::release);
        deadline = Deadline.in(plan.settings().deadline());
        PairTrace begun = null;
        try {
            begun = owned.own(PairTrace.begin(plan));
            trace = begun;
            TrafficTrace traffic = trace.traffic();
            ChildOutput output =
                    ChildOutput.into(trace.directory(), plan, traffic::stdout, traffic::stderr);
            parentEnd = owned.own(new ParentEnd(wires.open(), loader, new TrafficNotes(traffic)));
            sharedDir = plan.sharedDir() ? owned.own(SharedDirectory.create()) : null;
            Path shared = sharedDir().orElse(null);
            ChildCommand command =
                    ChildCommand.of(
                            plan.child(), plan.settings(), loader, shared, trace.directory());
            trace.command(command.words(), command.environment().keySet(), shared);
            child = owned.own(launcher.launch(command, parentEnd.childEnd(), output, inbox));
            // Ours must go, or this side would never read end-of-file.
            parentEnd.childEnd().close();
            if (sharedDir != null) {
                sharedDir.isUsedBy(child);
            }
            trace.launched(child.mark(), child.spawnNanos());
            Coverage coverage = new Coverage(command.measuresCoverage(), child, inbox);
            Progress progress = new Progress(plan, silence, deadline, System.err::println);
            watching = new Watching(progress, child, inbox, output);
            steered = new SteeredChild(child, output, inbox, coverage, deadline);
            reaping = new Reaping(child, inbox, coverage, watching, plan.settings().grace());
            hearing =
                    new Hearing(
                            plan, loader, trace, parentEnd, child, steered, reaping, inbox, output);
        } catch (IOException | RuntimeException | Error e) {
            closeUnder(e);
            if (begun != null) {
                begun.notLaunched(e);
            }
            throw e;
        }
    }

    /**
     * Launches a pair's child over a fresh socketpair, and returns once its JVM is up.
     *
     * @param plan the pair
     * @param loader finds the classes of messages and failures that come from the child, which
     *     finds its classes where this one does
     * @return the session, which the caller ends and closes
     * @throws PairFailedError if the child cannot be launched, or ends before it is up; nothing is
     *     left then
     * @throws InterruptedException if the thread is interrupted; nothing is left then
     */
    public static PairSession launch(PairPlan plan, ClassLoader loader)
            throws InterruptedException {
        return launch(plan, SocketPairWire::open, new SpawnLauncher(), loader, Progress.INTERVAL);
    }

    /**
     * Launches over a channel and by a launcher of the caller's choice.
     *
     * @param silence how long the pair may run before it is told of
     */
    static PairSession launch(
            PairPlan plan,
            Wire.Source wires,
            Launcher launcher,
            ClassLoader loader,
            Duration silence)
            throws InterruptedException {
        PairSession session;
        try {
            session = new PairSession(plan, wires, launcher, loader, silence);
        } catch (IOException e) {
            throw VerdictRules.failed(
                    plan.child().side(),
                    FailureText.launchFailed(plan, String.valueOf(e.getMessage())),
                    e);
        }
        try {
            session.handshake();
            return session;
        } catch (InterruptedException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private void handshake() throws InterruptedException {
        if (!watching.awaitReady()) {
            Throwable failure = end(ParentOutcome.notStarted()).failure();
            throw failure instanceof Error error
                    ? error
                    : new PairFailedError("The child never came up.", failure);
        }
        trace.ready(inbox.readyNanos());
    }

    /** Returns the parent's end of the channel. */
    public ParentEnd parentEnd() {
        return parentEnd;
    }

    /** Returns the child, for the parent side to see and steer. */
    public ChildProcess child() {
        return steered;
    }

    /** Returns the directory that both sides have, if a side asks for one. */
    public Optional<Path> sharedDir() {
        return Optional.ofNullable(sharedDir).map(SharedDirectory::path);
    }

    /**
     * Runs the parent side's method until it ends, or is overdue and heeds no interrupt, and then
     * {@linkplain #end ends} the pair.
     *
     * @param parentSide the method
     * @param ownThread whether it runs on a thread of its own, as it does in any case where the
     *     pair {@linkplain #isDebugged() is debugged}; else it runs on this one, which then waits
     *     for it whatever it does
     * @return what the test shall come to
     */
    public Verdict run(ParentSide parentSide, boolean ownThread) {
        ParentSideRun running =
                new ParentSideRun(
                        parentSide,
                        ownThread || isDebugged(),
                        !isDebugged(),
                        watching,
                        plan.settings().grace(),
                        reaping);
        run = running;
        trace.happened(Side.PARENT, PairEvent.CALLED, "");
        try {
            Verdict decided = end(running.run(plan.parent().shortName()));
            verdictOfRun.complete(decided);
            return decided;
        } catch (Throwable e) {
            verdictOfRun.completeExceptionally(e);
            throw e;
        }
    }

    /**
     * Tells whether a person looks into the child, so that no deadline counts, not even JUnit's.
     */
    public boolean isDebugged() {
        return plan.settings().debugsChild();
    }

    /**
     * Returns the verdict, for a thread that was told to wait no longer for {@link #run}: what
     * interrupted that one has made it come to its end.
     */
    public Verdict verdict(Throwable toldBy) {
        return run == null ? end(ParentOutcome.threw(toldBy)) : verdictOfRun.join();
    }

    /**
     * Ends the pair: hangs up, reaps the child by the deadline, keeps the evidence, decides.
     *
     * @param parent how the parent side's method ended
     * @return what the test shall come to
     */
    public synchronized Verdict end(ParentOutcome parent) {
        if (verdict != null) {
            return verdict;
        }
        boolean interruptedByUs = run != null && run.wasInterrupted();
        // A wait with a limit of its own may have ended a moment before our interrupt.
        boolean parentOverdue =
                interruptedByUs || parent.started() && deadline.isBefore(parent.nanoTime());
        // Whoever interrupted the method has had an answer; the reaping is to wait all the same.
        boolean interrupted = Thread.interrupted();
        try {
            if (parentOverdue) {
                trace.happened(Side.PARENT, PairEvent.OVERDUE, "");
                reaping.look();
            }
            trace.happened(Side.PARENT, PairEvent.HUNG_UP, "");
            parentEnd.hangUp();
            reaping.await();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            child.close();
        }
        try {
            String seen = run == null ? "" : run.stack();
            verdict = hearing.decide(parent, parentOverdue, seen);
            return verdict;
        } finally {
            closeUnder(verdict == null ? null : verdict.failure());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Closes everything. What cannot be is told under the failure there is, and is no failure by
     * itself.
     */
    private void closeUnder(@Nullable Throwable failure) {
        try {
            owned.close();
        } catch (RuntimeException e) {
            if (failure != null) {
                failure.addSuppressed(e);
            } else {
                System.err.println("[forkpair] WARNING: " + e.getMessage() + " " + e.getCause());
            }
        }
    }

    /**
     * Ends the pair if nobody has: whoever asks for that has a failure of their own to tell.
     * Closing twice does nothing more.
     */
    @Override
    public void close() {
        String never = FailureText.neverCalled(plan);
        end(ParentOutcome.neverCalled(VerdictRules.failed(plan.parent(), never, null)));
    }
}
