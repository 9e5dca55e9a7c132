package io.github.forkpair.session;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.evidence.CommandScript;
import io.github.forkpair.evidence.EvidenceDirectory;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.launch.ChildCommand;
import io.github.forkpair.launch.ChildOutput;
import io.github.forkpair.launch.Launcher;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.launch.SpawnLauncher;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.PairPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    private final ClassLoader loader;
    private final Owned owned = new Owned();
    private final Deadline deadline;
    private final PairRecord.Writer record;
    private final EvidenceDirectory evidence;
    private final Optional<Path> sharedDir;
    private final ParentEnd parentEnd;
    private final ChildCommand command;
    private final ChildOutput output;
    private final ReportInbox inbox = new ReportInbox();
    private final RunningChild child;
    private final SteeredChild steered;
    private final Reaping reaping;
    private @Nullable Watch watch;
    private @Nullable Verdict verdict;

    private PairSession(PairPlan plan, Wire.Source wires, Launcher launcher, ClassLoader loader)
            throws IOException, InterruptedException {
        this.plan = plan;
        this.loader = loader;
        ChildPermits.acquire(plan.settings().maxChildren());
        owned.own(ChildPermits::release);
        deadline = Deadline.in(plan.settings().deadline());
        Path evidenceRoot = plan.settings().evidenceDir();
        record = PairRecord.Writer.begin(evidenceRoot, plan.parent().shortName());
        try {
            evidence = owned.own(EvidenceDirectory.create(evidenceRoot, plan.parent()));
            output = ChildOutput.into(evidence.path());
            sharedDir = plan.sharedDir() ? Optional.of(freshDirectory()) : Optional.empty();
            command =
                    ChildCommand.of(
                            plan.child(), plan.settings(), sharedDir.orElse(null), evidence.path());
            parentEnd = owned.own(new ParentEnd(wires.open(), loader));
            child = owned.own(launcher.launch(command, parentEnd.childEnd(), output, inbox));
            // Ours must go, or this side would never read end-of-file.
            parentEnd.childEnd().close();
            record.launched(child.pid());
            steered = new SteeredChild(child, output, inbox, deadline);
            reaping = new Reaping(child, inbox, deadline, plan.settings().grace());
        } catch (IOException | RuntimeException | Error e) {
            record.ended("failed", e.toString());
            owned.close();
            throw e;
        }
    }

    /**
     * Launches a pair's child over a fresh socketpair, and returns once its JVM is up.
     *
     * @param plan the pair
     * @param loader finds the classes of messages and failures that come from the child
     * @return the session, which the caller ends and closes
     * @throws PairFailedError if the child cannot be launched, or ends before it is up; nothing is
     *     left then
     * @throws InterruptedException if the thread is interrupted; nothing is left then
     */
    public static PairSession launch(PairPlan plan, ClassLoader loader)
            throws InterruptedException {
        PairSession session;
        try {
            session = new PairSession(plan, SocketPairWire::open, new SpawnLauncher(), loader);
        } catch (IOException e) {
            throw new PairFailedError(
                    FailureText.launchFailed(plan, String.valueOf(e.getMessage())), e);
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
        if (!inbox.awaitReady(deadline.left())) {
            Throwable failure = end(ParentOutcome.notStarted()).failure();
            throw failure instanceof Error error
                    ? error
                    : new PairFailedError("The child never came up.", failure);
        }
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
        return sharedDir;
    }

    /**
     * Says that this thread runs the parent side's method from now until {@link #end}: the deadline
     * will interrupt it.
     */
    public void parentSideStarts() {
        watch = Watch.start(deadline, plan.settings().grace(), reaping);
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
        boolean interruptedByUs = watch != null && watch.stop();
        // A wait with a limit of its own may have ended a moment before our interrupt.
        boolean parentOverdue = interruptedByUs || deadline.isBefore(parent.nanoTime());
        // Whoever interrupted the method has had an answer; the reaping is to wait all the same.
        boolean interrupted = Thread.interrupted();
        try {
            if (parentOverdue) {
                reaping.look();
            }
            parentEnd.hangUp();
            reaping.await();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            child.close();
        }
        try {
            verdict = decide(parent, parentOverdue);
            return verdict;
        } finally {
            owned.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Verdict decide(ParentOutcome parent, boolean parentOverdue) {
        ChildOutcome outcome = childOutcome();
        VerdictRules rules = new VerdictRules(parent, outcome, parentOverdue);
        boolean failed = rules.result() == Verdict.Result.FAILED;
        boolean keep = plan.settings().evidence().appliesTo(failed);
        String parentStack = parentOverdue ? stackAtDeadline(parent) : "";
        String problem = keep ? keepEvidence(outcome, parentStack) : "";
        FailureText text =
                new FailureText(
                        plan,
                        parent,
                        outcome,
                        keep ? evidence.display() + problem : "",
                        keep ? evidence.display("child-1.command") : "");
        Verdict decided = rules.verdict(plan, text, loader, parentStack);
        OutputEcho.print(plan.settings().output(), outcome);
        recordEnd(decided);
        return decided;
    }

    /** Returns where the parent side was: as the watch saw it, or else as what it threw tells. */
    private String stackAtDeadline(ParentOutcome parent) {
        String seen = watch == null ? "" : watch.stack();
        Throwable thrown = parent.thrown();
        return seen.isEmpty() && thrown != null
                ? ThreadDump.of(Thread.currentThread(), thrown.getStackTrace())
                : seen;
    }

    private ChildOutcome childOutcome() {
        return new ChildOutcome(
                child.pid(),
                inbox.isReady(),
                inbox.word(),
                child.status().orElseThrow(),
                child.endNanos(),
                reaping.overdue(),
                steered.wasEndedByParent(),
                reaping.threads(),
                output.stdout().text(),
                output.stderr().text());
    }

    /** Returns what went wrong with keeping the evidence; empty where nothing did. */
    private String keepEvidence(ChildOutcome outcome, String parentStack) {
        evidence.keep();
        try {
            evidence.write(
                    "child-1.command",
                    CommandScript.of(
                            command.words(),
                            command.environment().keySet(),
                            sharedDir.orElse(null)));
            evidence.write("child-1.threads", outcome.threads());
            evidence.write("parent.threads", parentStack);
            return "";
        } catch (IOException e) {
            return " (not complete: " + e + ")";
        }
    }

    private void recordEnd(Verdict decided) {
        try {
            Throwable failure = decided.failure();
            record.ended(
                    decided.result().name().toLowerCase(java.util.Locale.ROOT),
                    failure == null ? "" : failure.toString());
        } catch (IOException e) {
            // The summary will call the pair unfinished, which fails the build rather than passing
            // it.
        }
    }

    /**
     * Ends the pair if nobody has: whoever asks for that has a failure of their own to tell.
     * Closing twice does nothing more.
     */
    @Override
    public void close() {
        end(ParentOutcome.notStarted());
    }

    private Path freshDirectory() throws IOException {
        Path directory =
                Files.createTempDirectory("forkpair-" + ProcessHandle.current().pid() + "-")
                        .toRealPath();
        owned.own(() -> EvidenceDirectory.deleteTree(directory));
        return directory;
    }
}
