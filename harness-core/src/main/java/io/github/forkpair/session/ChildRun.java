package io.github.forkpair.session;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.ChildEvidence;
import io.github.forkpair.evidence.CrashLog;
import io.github.forkpair.evidence.TrafficEvidence;
import io.github.forkpair.launch.ChildCommand;
import io.github.forkpair.launch.ChildOutput;
import io.github.forkpair.launch.ChildStart;
import io.github.forkpair.launch.ForkStart;
import io.github.forkpair.launch.Given;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.EndCause;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Printed;
import io.github.forkpair.outcome.ProcessEnd;
import io.github.forkpair.outcome.Said;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.TransportKind;
import io.github.forkpair.posix.PosixQueue;
import io.github.forkpair.posix.SharedPages;
import io.github.forkpair.transport.Handed;
import io.github.forkpair.transport.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One child of a pair, from its launch to its outcome: the one owner of all that belongs to it.
 * Safe for several threads.
 */
final class ChildRun {

    /** How long a hung child has to say where its threads are. */
    private static final Duration DUMP_LIMIT = Duration.ofSeconds(2);

    private final ChildPlan plan;
    private final Commons commons;
    private final ChildEvidence evidence;
    private final ParentEnd parentEnd;
    private final ReportInbox inbox;
    private final ChildOutput output;
    private volatile @Nullable Launched launched;
    private Optional<Hang> overdueAt = Optional.empty();

    private ChildRun(ChildPlan plan, Commons commons, Owned owned) throws IOException {
        Means means = commons.means();
        Step.Hook hook = means.hook();
        this.plan = plan;
        this.commons = commons;
        this.evidence = commons.evidence().ofChild(plan);
        TrafficEvidence traffic = evidence.traffic();
        this.output =
                ChildOutput.into(
                        evidence.directory(),
                        plan.files(),
                        commons.plan().settings().debugsChild() ? plan.side().shortName() : null,
                        means.console(),
                        traffic::stdout,
                        traffic::stderr);
        hook.before(Step.CHANNEL);
        String name = commons.plan().isOfMany() ? plan.seat().name() : "child";
        Wire wire = owned.own(means.wires().open(plan.transport(), socket(), evidence::turnedAway));
        this.parentEnd = owned.own(new ParentEnd(wire, name, means.loader(), traffic));
        this.inbox =
                new ReportInbox(commons.meeting(), plan.seat().number(), parentEnd::childIsGone);
    }

    /**
     * Prepares a child: its evidence, its output and a channel of its own.
     *
     * @param owned takes what is to be closed, also where this fails
     */
    static ChildRun prepare(ChildPlan plan, Commons commons, Owned owned) throws IOException {
        return new ChildRun(plan, commons, owned);
    }

    /**
     * Launches it, once.
     *
     * @param owned takes what is to be closed, also where this fails
     * @param instance the test instance, for a child that is forked; null for another
     * @param arguments those of the invocation; null for as long as they are not known
     */
    void launch(Owned owned, @Nullable Object instance, @Nullable GivenArguments arguments)
            throws IOException {
        Means means = commons.means();
        Step.Hook hook = means.hook();
        hook.before(Step.COMMAND);
        ChildOrder.Begin begin =
                new ChildOrder.Begin(
                        plan.side().argument(),
                        plan.asked(),
                        sharedPath(),
                        kin(),
                        plan.runner().told(),
                        told());
        ChildStart start =
                plan.isForked()
                        ? fork(Objects.requireNonNull(instance), arguments, begin)
                        : command(owned);
        KillWatch kills = KillWatch.begin();
        RunningChild running = owned.own(means.launcher().launch(start, given(), output, inbox));
        if (plan.isForked()) {
            running.knowsWhatToRun();
        } else {
            running.begin(begin);
        }
        inbox.answerTo(running);
        // Ours must go, or this side would never read end-of-file.
        hook.before(Step.CLOSE_OURS);
        parentEnd.childHasItsEnd();
        hook.before(Step.DIRECTORY_USER);
        SharedDirectory sharedDir = commons.sharedDir();
        if (sharedDir != null) {
            sharedDir.isUsedBy(running);
        }
        hook.before(Step.RECORD);
        evidence.launched(running.mark(), running.spawnNanos(), running.how());
        Coverage coverage = new Coverage(start.measuresCoverage(), running, inbox);
        launched =
                new Launched(
                        kills,
                        running,
                        coverage,
                        new SteeredChild(running, output, inbox, coverage, commons.deadline()));
    }

    /** What there is of a child once it is launched. */
    private record Launched(
            KillWatch kills, RunningChild running, Coverage coverage, SteeredChild steered) {}

    private Launched launched() {
        Launched now = launched;
        if (now == null) {
            throw new IllegalStateException(
                    "Child " + plan.seat().name() + " is not launched yet.");
        }
        return now;
    }

    private Given given() {
        SharedPages memory = commons.memory();
        PosixQueue queue = commons.queue();
        return new Given(
                parentEnd.handed(),
                memory == null ? null : memory.descriptor(),
                queue == null ? null : queue.descriptor());
    }

    private ChildStart fork(
            Object instance, @Nullable GivenArguments arguments, ChildOrder.Begin begin) {
        ForkedMain.rehearse();
        evidence.leftOut(
                commons.plan().settings().childArgs().stream()
                        .map(argument -> new LeftOut(LeftOut.Kind.FORK, argument, ""))
                        .toList());
        return new ForkStart(
                new ForkedMain(
                        instance,
                        arguments == null ? List.of() : arguments.values(),
                        commons.memory() == null ? null : commons.memory().buffer(),
                        commons.queue(),
                        begin,
                        ForkStart.measuresCoverageHere()),
                evidence.directory().resolve(plan.files().crash()));
    }

    private ChildCommand command(Owned owned) throws IOException {
        ChildCommand command =
                ChildCommand.of(
                        plan,
                        commons.plan().jvmOf(plan),
                        commons.means().loader(),
                        evidence.directory());
        if (command.temporary() != null) {
            owned.own(command.temporary());
        }
        evidence.command(
                command.words(), command.environment().keySet(), command.directory(), sharedPath());
        evidence.leftOut(command.leftOut());
        return command;
    }

    private @Nullable Path socket() {
        Household household = commons.household();
        return plan.transport() == TransportKind.UNIX && household != null
                ? household.socketFor(plan)
                : null;
    }

    private ChildOrder.@Nullable Told told() {
        return parentEnd.handed() instanceof Handed.Told told
                ? new ChildOrder.Told(told.address(), told.secret())
                : null;
    }

    private ChildOrder.@Nullable Kin kin() {
        Household household = commons.household();
        return household == null ? null : household.of(plan);
    }

    private @Nullable String sharedPath() {
        SharedDirectory sharedDir = commons.sharedDir();
        return sharedDir == null ? null : sharedDir.path().toString();
    }

    ChildPlan plan() {
        return plan;
    }

    ParentEnd parentEnd() {
        return parentEnd;
    }

    ReportInbox inbox() {
        return inbox;
    }

    RunningChild running() {
        return launched().running();
    }

    ChildOutput output() {
        return output;
    }

    SteeredChild steered() {
        return launched().steered();
    }

    /** Asks the child what its threads do. Returns nothing if it does not say so in time. */
    Optional<ChildReport.Threads> askForThreads(Duration limit) throws InterruptedException {
        inbox.forgetThreads();
        running().tell(new ChildOrder.DumpThreads());
        return inbox.awaitThreads(limit);
    }

    boolean endedBeforeItWasUp() {
        return inbox.hasEnded() && !inbox.isReady();
    }

    /** Takes note that all children are up: one that may reach others can begin now. */
    void allAreUp() {
        evidence.ready(inbox.readyNanos());
        if (kin() != null) {
            running().tell(new ChildOrder.Start());
        }
    }

    /** Gives the side, if it asks for some, the arguments of the invocation. */
    void give(GivenArguments arguments) {
        if (plan.asksForArguments() && !plan.isForked()) {
            running().tell(arguments.sent());
        }
    }

    /**
     * Notes that the child is overdue, and what its threads are doing; the first time alone, and
     * not of one that has ended.
     *
     * @param meeting which side waits at which meeting place
     */
    synchronized void look(String meeting) throws InterruptedException {
        if (overdueAt.isPresent() || !running().isAlive()) {
            return;
        }
        long now = System.nanoTime();
        Hang.Stage stage = inbox.stage();
        String stoppedBy = running().stoppedBy();
        overdueAt = Optional.of(new Hang(stage, "", "", stoppedBy, meeting)); // if interrupted now
        Optional<ChildReport.Threads> threads =
                stoppedBy.isEmpty() ? askForThreads(DUMP_LIMIT) : Optional.empty();
        Hang hang =
                new Hang(
                        stage,
                        threads.map(ChildReport.Threads::dump).orElse(""),
                        threads.map(ChildReport.Threads::deadlock).orElse(""),
                        stoppedBy,
                        meeting);
        overdueAt = Optional.of(hang);
        evidence.overdue(hang, now);
    }

    /** Returns what the child was doing when it was first looked at; nothing if it never was. */
    synchronized Optional<Hang> overdueAt() {
        return overdueAt;
    }

    /** Asks the child's process group to end. */
    void terminate() throws InterruptedException {
        launched()
                .coverage()
                .write(); // a child that ignores the TERM has no time for it at the KILL
        running().signalGroup(Signal.SIGTERM);
        running().signalGroup(Signal.SIGCONT); // a stopped process would not see the TERM
    }

    /** Returns how the child ended, once it has, and notes it. */
    ChildOutcome outcome() {
        ExitStatus status = running().status().orElseThrow();
        String stdout = output.stdout().text();
        output.problem().ifPresent(evidence::lacks);
        ChildOutcome outcome =
                new ChildOutcome(
                        new Said(
                                inbox.isReady(),
                                plan.runner().isNone() ? inbox.isReady() : inbox.isCalled(),
                                inbox.word(),
                                inbox.exiting(),
                                inbox.uncaught()),
                        new ProcessEnd(
                                running().pid(),
                                status,
                                running().endNanos(),
                                running().leftovers()),
                        new EndCause(
                                CrashLog.read(
                                        evidence.directory().resolve(plan.files().crash()),
                                        stdout,
                                        commons.means().loader()),
                                launched().kills().since(status),
                                steered().wasEndedByParent(status)),
                        overdueAt(),
                        new Printed(
                                stdout,
                                output.stderr().text(),
                                output.stdout().isCut() || output.stderr().isCut()));
        evidence.ended(outcome, parentEnd.firstSent());
        return outcome;
    }
}
