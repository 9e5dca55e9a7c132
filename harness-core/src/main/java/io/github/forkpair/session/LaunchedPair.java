package io.github.forkpair.session;

import io.github.forkpair.evidence.MeetingText;
import io.github.forkpair.evidence.NeverRanText;
import io.github.forkpair.evidence.PairEvidence;
import io.github.forkpair.launch.OpenFiles;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.posix.ForkRefusedException;
import java.io.IOException;
import java.time.Duration;
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

    private static final Duration MOST_AHEAD = Duration.ofMillis(200);

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
            Deadline deadline = Deadline.in(limitOf(plan));
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
            Household household = null;
            if (!plan.kin().isEmpty()) {
                household = Household.of(plan.kin(), means.hook());
                owned.own(household.directory());
            }
            Commons commons = new Commons(means, deadline, evidence, meeting, sharedDir, household);
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

    /**
     * A fork is up so soon that a timeout of JUnit's own would come at the moment of the deadline,
     * and break what is to be looked at then.
     */
    private static Duration limitOf(PairPlan plan) {
        Duration limit = plan.settings().deadline();
        Duration ahead = limit.dividedBy(10);
        boolean ofJUnit = !plan.settings().limit().setting().equals(Setting.DEADLINE.key());
        return plan.forks() && ofJUnit
                ? limit.minus(ahead.compareTo(MOST_AHEAD) < 0 ? ahead : MOST_AHEAD)
                : limit;
    }

    /** Launches its children; nothing is left where that fails. */
    void launch() throws IOException {
        try {
            for (ChildRun child : seated) {
                runs.launch(child);
            }
        } catch (IOException | RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
    }

    /** Leaves nothing of a pair whose children are not, or not all, launched. */
    void abandon(Throwable why) {
        owned.closeUnder(why, commons.means().console());
        if (why instanceof ForkRefusedException) {
            evidence().notForked(NeverRanText.notForked(plan(), why.getMessage()));
        } else {
            evidence().notLaunched(why);
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
