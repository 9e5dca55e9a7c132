package io.github.forkpair.session;

import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.evidence.PairEvidence;
import io.github.forkpair.jvm.TemporaryDirectory;
import io.github.forkpair.launch.OpenFiles;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.posix.PosixQueue;
import io.github.forkpair.posix.SharedPages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pair consists of, from before its children are launched.
 *
 * @param owned what is to be closed at the pair's end
 * @param commons what its sides have in common
 * @param seated its children, in the order of the plan, as they were prepared
 * @param runs those that are launched
 */
record LaunchedPair(
        Owned owned,
        Commons commons,
        List<ChildRun> seated,
        ChildRuns runs,
        Watching watching,
        Reaping reaping) {

    /** Prepares one; nothing is left where that fails. */
    static LaunchedPair prepare(PairPlan plan, Means means)
            throws IOException, InterruptedException {
        Console console = means.console();
        Owned owned = new Owned();
        PairEvidence evidence = null;
        try {
            awaitTurn(plan, means, owned);
            if (plan.isOfMany()) { // one child that does not fit is told of by what fails
                OpenFiles.now().checkFor(plan.children().size());
            }
            Deadline deadline = Deadline.of(plan);
            evidence = owned.own(PairEvidence.begin(plan, means.loader(), console));
            Meeting meeting =
                    new Meeting(
                            evidence::met,
                            plan.settings().deadline(),
                            new MeetingText(
                                    plan.children().stream().map(ChildPlan::seat).toList()));
            SharedDirectory sharedDir = null;
            if (plan.sharedDir()) {
                sharedDir = owned.own(SharedDirectory.create(means.hook()));
                evidence.keepsShared(sharedDir::copyTo);
            }
            SharedPages memory = null;
            if (plan.shared().memory() > 0) {
                memory =
                        owned.own(
                                SharedPages.create(
                                        plan.shared().memory(), TemporaryDirectory.ofThisJvm()));
            }
            PosixQueue queue = plan.shared().queue() ? owned.own(PosixQueue.create()) : null;
            Household household = null;
            if (!plan.kin().isEmpty() || plan.hasNamedSockets()) {
                household = Household.of(plan.kin(), means.hook());
                owned.own(household.directory());
            }
            Commons commons =
                    new Commons(
                            means, deadline, evidence, meeting, sharedDir, memory, queue,
                            household);
            ChildRuns runs = new ChildRuns(commons, owned);
            List<ChildRun> seated = new ArrayList<>();
            for (ChildPlan child : plan.children()) {
                seated.add(runs.prepare(child));
            }
            Progress progress = new Progress(plan, means.silence(), deadline, console);
            Watching watching = new Watching(progress, runs.all());
            Reaping reaping = new Reaping(runs.all(), meeting, watching, plan.settings().grace());
            return new LaunchedPair(owned, commons, seated, runs, watching, reaping);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            owned.closeUnder(e, console);
            if (evidence != null) {
                evidence.notLaunched(e);
            }
            throw e;
        }
    }

    /** Waits for its turn. A pair whose turn never comes is in the build's summary all the same. */
    private static void awaitTurn(PairPlan plan, Means means, Owned owned)
            throws IOException, InterruptedException {
        try {
            owned.own(FixedPort.acquire(plan.settings().debugging()));
            means.hook().before(Step.PERMIT);
            owned.own(
                    means.permits().acquire(plan.settings().maxChildren(), plan.children().size()));
            means.hook().before(Step.EVIDENCE);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            PairEvidence.neverBegun(plan, means.console(), e);
            throw e;
        }
    }

    PairPlan plan() {
        return commons.plan();
    }

    /** Returns its children, in the order of the plan; then those that were started again. */
    List<ChildRun> children() {
        return runs.all();
    }

    /** Returns the plan of all children that there were. */
    PairPlan done() {
        return plan().with(children().stream().map(ChildRun::plan).toList());
    }

    PairEvidence evidence() {
        return commons.evidence();
    }
}
