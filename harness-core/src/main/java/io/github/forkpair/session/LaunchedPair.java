package io.github.forkpair.session;

import io.github.forkpair.evidence.PairTrace;
import io.github.forkpair.evidence.TrafficTrace;
import io.github.forkpair.launch.ChildCommand;
import io.github.forkpair.launch.ChildOutput;
import io.github.forkpair.launch.RunningChild;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a pair consists of once its child is launched, each part connected with those it needs.
 *
 * @param owned what is to be closed at the pair's end
 * @param sharedDir null where no side asks for one
 */
record LaunchedPair(
        Owned owned,
        Deadline deadline,
        PairTrace trace,
        @Nullable SharedDirectory sharedDir,
        ParentEnd parentEnd,
        ReportInbox inbox,
        RunningChild child,
        SteeredChild steered,
        Watching watching,
        Reaping reaping,
        Hearing hearing) {

    /** Launches; nothing is left where that fails. */
    static LaunchedPair launch(PairPlan plan, Means means)
            throws IOException, InterruptedException {
        ClassLoader loader = means.loader();
        Console console = means.console();
        Step.Course course = means.course();
        Owned owned = new Owned();
        PairTrace trace = null;
        try {
            awaitTurn(plan, means, owned);
            Deadline deadline = Deadline.in(plan.settings().deadline());
            trace = owned.own(PairTrace.begin(plan, loader, console));
            Meeting meeting = new Meeting(trace::met, plan.settings().deadline());
            ReportInbox inbox = new ReportInbox(meeting);
            TrafficTrace traffic = trace.traffic();
            ChildOutput output =
                    ChildOutput.into(
                            trace.directory(), plan, console, traffic::stdout, traffic::stderr);
            course.reach(Step.CHANNEL);
            Wire wire = owned.own(means.wires().open());
            ParentEnd parentEnd = owned.own(new ParentEnd(wire, loader, traffic, meeting));
            SharedDirectory sharedDir =
                    plan.sharedDir() ? owned.own(SharedDirectory.create(course)) : null;
            Path shared = sharedDir == null ? null : sharedDir.path();
            course.reach(Step.COMMAND);
            ChildCommand command =
                    ChildCommand.of(
                            plan.child(), plan.settings(), loader, shared, trace.directory());
            if (command.temporary() != null) {
                owned.own(command.temporary());
            }
            trace.command(command.words(), command.environment().keySet(), shared);
            trace.leftOut(command.leftOut());
            KillWatch kills = KillWatch.begin();
            RunningChild child =
                    owned.own(
                            means.launcher().launch(command, parentEnd.childEnd(), output, inbox));
            inbox.answerTo(child);
            // Ours must go, or this side would never read end-of-file.
            course.reach(Step.CLOSE_OURS);
            parentEnd.childEnd().close();
            course.reach(Step.DIRECTORY_USER);
            if (sharedDir != null) {
                sharedDir.isUsedBy(child);
                trace.keepsShared(sharedDir::copyTo);
            }
            course.reach(Step.RECORD);
            trace.launched(child.mark(), child.spawnNanos());
            Coverage coverage = new Coverage(command.measuresCoverage(), child, inbox);
            Progress progress = new Progress(plan, means.silence(), deadline, console);
            Watching watching = new Watching(progress, child, inbox, output);
            SteeredChild steered = new SteeredChild(child, output, inbox, coverage, deadline);
            Reaping reaping =
                    new Reaping(child, inbox, coverage, watching, plan.settings().grace());
            Hearing hearing =
                    new Hearing(
                            plan, loader, console, trace, parentEnd, child, steered, reaping, inbox,
                            output, kills);
            return new LaunchedPair(
                    owned, deadline, trace, sharedDir, parentEnd, inbox, child, steered, watching,
                    reaping, hearing);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            owned.closeUnder(e, console);
            if (trace != null) {
                trace.notLaunched(e);
            }
            throw e;
        }
    }

    /** Waits for its turn. A pair whose turn never comes is in the build's summary all the same. */
    private static void awaitTurn(PairPlan plan, Means means, Owned owned)
            throws IOException, InterruptedException {
        try {
            owned.own(FixedPort.acquire(plan.settings().debugging()));
            means.course().reach(Step.PERMIT);
            means.permits().acquire(plan.settings().maxChildren());
            owned.own(means.permits()::release);
            means.course().reach(Step.TRACE);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            PairTrace.neverBegun(plan, e);
            throw e;
        }
    }
}
