package io.github.forkpair.evidence;

import io.github.forkpair.outcome.Leftover;
import java.util.List;
import java.util.stream.Collectors;

/** The processes that a child left running, in words. */
record LeftoverWords(List<Leftover> leftovers) {

    /** What is said of the child side that left them. */
    String did() {
        long stay = leftovers.stream().filter(each -> !each.ended()).count();
        if (leftovers.size() == 1) {
            return "left a process running, which Forkpair "
                    + (stay == 0 ? "ended" : "could not end");
        }
        return "left "
                + leftovers.size()
                + " processes running, "
                + (stay == 0 ? "which Forkpair ended" : "of which Forkpair could not end " + stay);
    }

    /** Why a child that the parent side ended left them. */
    String whyOfKilledChild() {
        return "the parent side ended the child before it could end " + them();
    }

    /** What the child side's author can do. */
    String whatToDo(boolean childIsKilled) {
        String end =
                childIsKilled
                        ? "let " + them() + " end when the child does, such as on end-of-file"
                        : "end " + them() + " in the child side";
        return end + ", or set forkpair.leftovers=warn to be told of that alone";
    }

    private String them() {
        return leftovers.size() == 1 ? "it" : "them";
    }

    /** Each in a line of its own, the pids aligned; empty where there are none. */
    String lines() {
        int width = leftovers.stream().mapToInt(each -> pid(each).length()).max().orElse(0);
        return leftovers.stream()
                .map(
                        each ->
                                "pid "
                                        + pid(each)
                                        + " ".repeat(width - pid(each).length())
                                        + "  "
                                        + command(each))
                .collect(Collectors.joining("\n"));
    }

    /** All in one line. */
    String line() {
        return leftovers.stream()
                .map(each -> pid(each) + " " + command(each))
                .collect(Collectors.joining(", "));
    }

    private static String pid(Leftover leftover) {
        return Long.toString(leftover.pid());
    }

    private static String command(Leftover leftover) {
        return Visible.text(leftover.command()) + (leftover.ended() ? "" : " (still running)");
    }
}
