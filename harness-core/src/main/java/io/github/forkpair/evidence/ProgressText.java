package io.github.forkpair.evidence;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.Cut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a pair that takes long.
 *
 * @param parentStack the parent side's thread with its stack; empty if its method is not running
 * @param parentWas what the parent side is at while its method is not running
 * @param children its children, in the order of the plan
 */
public record ProgressText(String parentStack, String parentWas, List<Child> children) {

    /** How many of its children stand in a line. */
    private static final int MOST_CHILDREN = 5;

    private static final int LONGEST_OUTPUT = 80;

    /** Copies the list. */
    public ProgressText {
        children = List.copyOf(children);
    }

    /** Returns the line. */
    public String line(PairPlan plan, Duration run) {
        String parent =
                parentStack.isEmpty() ? parentWas : " is " + place(parentStack, plan.parent());
        StringBuilder line = new StringBuilder("[forkpair] ");
        line.append(plan.parent().shortName())
                .append(" has run for ")
                .append(DeadlineText.seconds(run))
                .append(": the parent side")
                .append(parent);
        for (int i = 0; i < Math.min(children.size(), MOST_CHILDREN); i++) {
            ChildPlan child = children.get(i).plan();
            String name = children.size() > 1 ? Visible.text(child.seat().name()) : "child";
            line.append(", ").append(name).append(' ').append(children.get(i).words(child.side()));
        }
        if (children.size() > MOST_CHILDREN) {
            line.append(", and ").append(children.size() - MOST_CHILDREN).append(" more");
        }
        return line.toString();
    }

    private static String place(String threads, SideMethod side) {
        return StackExcerpt.ofSide(threads, side).place();
    }

    /**
     * What a child is doing.
     *
     * @param plan which child it is
     * @param pid its pid
     * @param stage how far it has come
     * @param ended how its process ended; nothing while it is there
     * @param crashed whether its JVM writes the report of a crash
     * @param threads what its threads do; empty if it did not tell
     * @param stoppedBy the signal that has stopped it; empty if none has
     * @param lastOutput the last line that it has printed; empty if it has printed none
     */
    public record Child(
            ChildPlan plan,
            long pid,
            Hang.Stage stage,
            Optional<ExitStatus> ended,
            boolean crashed,
            String threads,
            String stoppedBy,
            String lastOutput) {

        private String words(SideMethod side) {
            return pid + is(side) + output();
        }

        private String is(SideMethod side) {
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
                case RUNNING -> threads.isEmpty() ? " runs" : " is " + place(threads, side);
                case EXITING -> " is on its way out";
                case THROUGH -> " has ended its method, and is on its way out";
            };
        }

        private String output() {
            if (lastOutput.isEmpty()) {
                return "";
            }
            String shown = Visible.text(lastOutput.strip());
            return ", last output \"" + Cut.to(LONGEST_OUTPUT, shown) + '"';
        }
    }
}
