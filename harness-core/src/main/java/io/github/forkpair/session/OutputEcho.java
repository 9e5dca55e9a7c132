package io.github.forkpair.session;

import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.plan.When;

/** Shows a child's output as the test JVM's own, each line with the child's pid in front. */
final class OutputEcho {

    private OutputEcho() {}

    /**
     * Shows it where the setting asks for it after every pair; of a failed one, the failure's
     * message has the tail.
     */
    static void print(When setting, ChildOutcome child) {
        if (setting == When.ALWAYS) {
            print(child.stdout(), child.pid());
            print(child.stderr(), child.pid());
        }
    }

    private static void print(String text, long pid) {
        text.lines().forEach(line -> System.out.println("[child " + pid + "] " + line));
    }
}
