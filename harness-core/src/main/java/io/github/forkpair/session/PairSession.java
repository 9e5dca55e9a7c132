package io.github.forkpair.session;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.MessageQueue;
import io.github.forkpair.PairFailedError;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.child.ThreadDump;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.NeverRanText;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.outcome.Judgement;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.posix.ForkRefusedException;
import io.github.forkpair.posix.SharedPages;
import io.github.forkpair.transfer.AuthorsStack;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * One run of one pair, from launch to verdict. The steps stand here in their order; what each takes
 * is in a class of its own.
 *
 * <p>For one thread at a time. {@link #close()} may come from another thread than the one that is
 * in {@link #end}, and then waits for it.
 */
public final class PairSession implements AutoCloseable {

    private final PairPlan plan;
    private final LaunchedPair pair;
    private final PairLaunch launch;
    private final List<SeatedChild> seats = new ArrayList<>();
    private final Console console;
    private final CompletableFuture<Verdict> verdictOfRun = new CompletableFuture<>();
    private volatile @Nullable ParentSideRun run;
    private @Nullable Verdict verdict;

    private PairSession(PairPlan plan, LaunchedPair pair, Console console) {
        this.plan = plan;
        this.pair = pair;
        this.launch = new PairLaunch(pair);
        pair.seated().forEach(child -> seats.add(new SeatedChild(pair, child)));
        this.console = console;
    }

    /**
     * Launches a pair's children, each over a fresh socketpair, and returns once all are up. Where
     * one is to be forked, all have their sockets then, and are launched by {@link #fork}.
     *
     * @param plan the pair
     * @param loader finds the classes of messages and failures that come from a child, which finds
     *     its classes where this one does
     * @param console takes what is to be said while the pair runs, and what no failure can hold
     * @return the session, which the caller ends and closes
     * @throws PairFailedError if a child cannot be launched, or ends before it is up; nothing is
     *     left then
     * @throws InterruptedException if the thread is interrupted; nothing is left then
     */
    public static PairSession launch(PairPlan plan, ClassLoader loader, Console console)
            throws InterruptedException {
        return launch(plan, Means.usual(loader, console));
    }

    /** Launches by means of the caller's choice. */
    static PairSession launch(PairPlan plan, Means means) throws InterruptedException {
        PairSession session;
        try {
            LaunchedPair pair = LaunchedPair.prepare(plan, means);
            session = new PairSession(plan, pair, means.console());
        } catch (IOException | LinkageError | SecurityException e) {
            throw LaunchFailure.of(e, plan, means.loader());
        }
        if (!plan.forks()) {
            session.launch();
        }
        return session;
    }

    /**
     * Gives the children whose sides ask for some the arguments of this invocation; they begin with
     * their sides then. Once, and before {@link #fork}.
     *
     * @param arguments the values, at the places that the plan names
     * @throws UnsentArgumentException if one of them cannot be sent; no child begins then
     */
    public void give(List<@Nullable Object> arguments) throws UnsentArgumentException {
        if (plan.asksForArguments()) {
            pair.runs().give(GivenArguments.of(plan, arguments, loader()));
        }
    }

    /**
     * Forks this JVM for each child that is to come to be so, on the thread that calls this, and
     * launches the others; once, and before the parent side's method is run. Does nothing where no
     * child is to be forked.
     *
     * @param instance the test instance as the children shall have it
     * @throws PairFailedError as {@link #launch} does
     * @throws TestAbortedException if this JVM cannot be forked; nothing is left then
     * @throws InterruptedException if the thread is interrupted; nothing is left then
     */
    public void fork(Object instance) throws InterruptedException {
        if (plan.forks()) {
            pair.runs().runOn(instance);
            launch();
        }
    }

    private void launch() throws InterruptedException {
        try {
            launch.run();
            pair.commons().means().hook().before(Step.HANDSHAKE);
            handshake();
        } catch (ForkRefusedException e) {
            throw new TestAbortedException(NeverRanText.notForked(plan, e.getMessage()));
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        } catch (IOException | LinkageError | SecurityException e) {
            close();
            throw LaunchFailure.of(e, plan, loader());
        } catch (InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void handshake() throws InterruptedException {
        if (!pair.watching().awaitReady()) {
            if (pair.children().stream().anyMatch(ChildRun::endedBeforeItWasUp)) {
                // Nobody needs the others: what they are ended by is no failure of theirs.
                pair.children().forEach(child -> child.steered().kill());
            }
            Throwable failure = end(ParentOutcome.notStarted()).failure();
            throw failure instanceof Error error
                    ? error
                    : new PairFailedError("The child never came up.", failure);
        }
        pair.children().forEach(ChildRun::allAreUp);
    }

    /** Returns the parent's end of the channel to the first child. */
    public ParentEnd parentEnd() {
        return parentEnd(0);
    }

    /** Returns the first child, for the parent side to see and steer. */
    public ChildProcess child() {
        return child(0);
    }

    /**
     * Returns the parent's end of the channel to a child.
     *
     * @param index the child's place in the plan
     */
    public ParentEnd parentEnd(int index) {
        return seats.get(index).now().parentEnd();
    }

    /**
     * Returns a child as messages; if it is started again, they are with the new one.
     *
     * @param index the child's place in the plan
     */
    public Peer peer(int index) {
        return new SeatedPeer(seats.get(index));
    }

    /**
     * Returns a child, for the parent side to see and steer.
     *
     * @param index its place in the plan
     */
    public ChildProcess child(int index) {
        return seats.get(index);
    }

    /** Returns the meeting places, which are beside the channels. */
    public Rendezvous rendezvous() {
        return new ParentRendezvous(pair.commons().meeting());
    }

    /** Returns the directory that all sides have, if a side asks for one. */
    public Optional<Path> sharedDir() {
        return Optional.ofNullable(pair.commons().sharedDir()).map(SharedDirectory::path);
    }

    /** Returns the memory that all sides have, if a side asks for it; a new view each time. */
    public Optional<ByteBuffer> sharedMemory() {
        return Optional.ofNullable(pair.commons().memory()).map(SharedPages::buffer);
    }

    /** Returns the message queue that all sides have, if a side asks for it. */
    public Optional<MessageQueue> queue() {
        return Optional.ofNullable(pair.commons().queue());
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
                        pair.watching(),
                        plan.settings().grace(),
                        pair.reaping());
        run = running;
        pair.evidence().happened(Happening.CALLED, "");
        try {
            Verdict decided = end(outcomeOf(running));
            verdictOfRun.complete(decided);
            return decided;
        } catch (Throwable e) {
            verdictOfRun.completeExceptionally(e);
            throw e;
        }
    }

    /** JUnit would end the whole run for the error, and memory is not what is short. */
    private ParentOutcome outcomeOf(ParentSideRun running) {
        try {
            return running.run(plan.parent().shortName());
        } catch (OutOfMemoryError e) {
            String text = NeverRanText.noThread(plan, String.valueOf(e.getMessage()));
            return ParentOutcome.neverCalled(TestFailure.failed(plan.parent(), loader(), text, e));
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
     * Ends the pair: hangs up, reaps the children by the deadline, judges, keeps the evidence.
     *
     * @param parent how the parent side's method ended
     * @return what the test shall come to
     */
    public synchronized Verdict end(ParentOutcome parent) {
        if (verdict != null) {
            return verdict;
        }
        if (!launch.isDone()) {
            Throwable why = parent.thrown() == null ? neverCalled() : parent.thrown();
            launch.abandon(why);
            verdict = new Verdict(Verdict.Ending.CHILD_NOT_STARTED, why);
            return verdict;
        }
        pair.runs().endLaunching();
        if (pair.runs().lackArguments()) {
            // They wait for what nobody has for them any more.
            pair.children().forEach(child -> child.steered().kill());
        }
        boolean interruptedByUs = run != null && run.wasInterrupted();
        // A wait with a limit of its own may have ended a moment before our interrupt.
        boolean overdue =
                interruptedByUs
                        || parent.started()
                                && pair.commons().deadline().isBefore(parent.nanoTime());
        ParentOutcome ended = overdue ? parent.overdue(hangOf(parent)) : parent;
        // Whoever interrupted the method has had an answer; the reaping is to wait all the same.
        boolean interrupted = Thread.interrupted();
        try {
            if (overdue) {
                pair.evidence().parentOverdue(ended.whereAtDeadline());
                pair.reaping().look();
            }
            hangUp(ended);
            pair.reaping().await();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            pair.reaping().close();
        }
        try {
            verdict = decide(ended);
            return verdict;
        } finally {
            pair.owned().closeUnder(verdict == null ? null : verdict.failure(), console);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the watch did not see, what the method threw may tell. */
    private ParentHang hangOf(ParentOutcome parent) {
        ParentHang seen = run == null ? ParentHang.NONE : run.hang();
        Throwable thrown = parent.thrown();
        return seen.stack().isEmpty() && thrown != null
                ? new ParentHang(
                        ThreadDump.of(Thread.currentThread(), thrown.getStackTrace()),
                        seen.toldByOthers())
                : seen;
    }

    /** At a meeting place nobody waits for the parent side any more. */
    private void hangUp(ParentOutcome parent) {
        pair.evidence().happened(Happening.HUNG_UP, "");
        pair.commons().meeting().parentEnded(parent);
        pair.children().forEach(child -> child.parentEnd().hangUp());
    }

    private Verdict decide(ParentOutcome parent) {
        PairPlan done = pair.done();
        PairOutcome outcome =
                new PairOutcome(parent, pair.children().stream().map(ChildRun::outcome).toList());
        Judgement judgement = Judge.of(done, outcome);
        FailureText text = pair.evidence().tell(done, judgement, outcome);
        Verdict decided = new TestFailure(done, outcome, judgement, loader()).verdict(text);
        Aftermath aftermath = new Aftermath(done, pair.evidence(), console, loader());
        aftermath.warn(outcome, judgement, text);
        aftermath.tell(outcome, decided, text);
        pair.evidence().ended(decided);
        AuthorsStack.leave(parent.thrown());
        aftermath.attach(decided);
        return decided;
    }

    private ClassLoader loader() {
        return pair.commons().means().loader();
    }

    /**
     * Ends the pair if nobody has: whoever asks for that has a failure of their own to tell.
     * Closing twice does nothing more.
     */
    @Override
    public void close() {
        end(ParentOutcome.neverCalled(neverCalled()));
    }

    private PairFailedError neverCalled() {
        return TestFailure.failed(plan.parent(), loader(), NeverRanText.neverCalled(plan), null);
    }
}
