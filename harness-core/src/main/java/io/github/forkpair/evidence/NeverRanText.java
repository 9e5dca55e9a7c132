package io.github.forkpair.evidence;

import io.github.forkpair.jvm.TemporaryDirectory;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.PairPlan;
import java.nio.file.Files;
import java.nio.file.Path;

/** The texts of a pair of which a side could not begin, so that there is no ending to tell of. */
public final class NeverRanText {

    private NeverRanText() {}

    /** The child could not be started at all. */
    public static String launchFailed(PairPlan plan, String problem) {
        String who =
                plan.isOfMany()
                        ? "A child of @ParentSide " + plan.parent().shortName()
                        : "@ChildSide " + plan.child().side().shortName();
        return launchFailed(who, plan.jvmOf(plan.child()), problem);
    }

    /** This JVM is not forked. */
    public static String notForked(PairPlan plan, String why) {
        return "@ParentSide "
                + plan.parent().shortName()
                + " did not run: the test JVM could not be forked, since "
                + why
                + ".";
    }

    /** A child could not be started again. */
    public static String restartFailed(PairPlan plan, ChildPlan child, String problem) {
        String who = "@ChildSide " + child.side().shortName() + " (" + child.seat().name() + ")";
        return launchFailed(who, plan.jvmOf(child), problem);
    }

    private static String launchFailed(String who, JvmPlan jvm, String problem) {
        return new Rows(who + " could not be launched: " + problem)
                .row("java", jvm.java().toString())
                .hint(LackWords.directory(absentDirectory(problem)))
                .hint(LikelyCause.ofNoLaunch(problem))
                .toString();
    }

    private static String absentDirectory(String problem) {
        Path ours = TemporaryDirectory.ofThisJvm();
        return problem.contains(ours.toString()) && !Files.isDirectory(ours) ? ours.toString() : "";
    }

    /** The test was over before it came to the parent side's method. */
    public static String neverCalled(PairPlan plan) {
        return "@ParentSide "
                + plan.parent().shortName()
                + " never ran: its test ended before that, for example by another extension.";
    }

    /** There is no thread for the parent side's method. */
    public static String noThread(PairPlan plan, String problem) {
        return "@ParentSide "
                + plan.parent().shortName()
                + " never ran: no thread can be started for it ("
                + problem
                + "). The user has no process left: see `ulimit -u`, or lower"
                + " forkpair.max.children.";
    }
}
