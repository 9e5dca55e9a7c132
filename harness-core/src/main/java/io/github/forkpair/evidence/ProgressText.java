package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.Cut;
import java.time.Duration;
import java.util.Optional;

/**
 * What is told of a pair that takes long.
 *
 * @param parentStack the parent side's thread with its stack; empty if its method is not running
 * @param parentWas what the parent side is at while its method is not running
 * @param child the child's pid
 * @param stage how far the child has come
 * @param ended how the child's process ended; nothing while it is there
 * @param crashed whether its JVM writes the report of a crash
 * @param childThreads what its threads do; empty if it did not tell
 * @param stoppedBy the signal that has stopped it; empty if none has
 * @param lastOutput the last line that it has printed; empty if it has printed none
 */
public record ProgressText(
        String parentStack,
        String parentWas,
        long child,
        Hang.Stage stage,
        Optional<ExitStatus> ended,
        boolean crashed,
        String childThreads,
        String stoppedBy,
        String lastOutput) {

    private static final int LONGEST_OUTPUT = 80;

    /** Returns the line. */
    public String line(PairPlan plan, Duration run) {
        String parent =
                parentStack.isEmpty() ? parentWas : " is " + place(parentStack, plan.parent());
        return "[forkpair] "
                + plan.parent().shortName()
                + " has run for "
                + DeadlineText.seconds(run)
                + ": the parent side"
                + parent
                + ", child "
                + child
                + childIs(plan.child().side())
                + output();
    }

    private String childIs(SideMethod side) {
        if (ended.isPresent()) {
            return ended.get() instanceof ExitStatus.Signaled signaled
                    ? " was ended by " + signaled.name()
                    : " has ended with " + ended.get();
        }
        if (!stoppedBy.isEmpty()) {
            return " is stopped by " + stoppedBy;
        }
        if (crashed) {
            return " has crashed, and its JVM reports that";
        }
        return switch (stage) {
            case STARTING -> " is starting";
            case RUNNING -> childThreads.isEmpty() ? " runs" : " is " + place(childThreads, side);
            case EXITING -> " is on its way out";
            case THROUGH -> " has ended its method, and is on its way out";
        };
    }

    private static String place(String threads, SideMethod side) {
        return StackExcerpt.ofSide(threads, side).place();
    }

    private String output() {
        if (lastOutput.isEmpty()) {
            return "";
        }
        String shown = Visible.text(lastOutput.strip());
        return ", last output \"" + Cut.to(LONGEST_OUTPUT, shown) + '"';
    }
}
