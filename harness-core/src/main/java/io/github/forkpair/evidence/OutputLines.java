package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A child's output as people see it: each line with the child's pid in front, standard output
 * first.
 */
public final class OutputLines {

    private static final int LONGEST_LINE = 2000;

    private final List<String> lines = new ArrayList<>();

    /** Takes what a child printed. */
    public OutputLines(ChildOutcome child) {
        for (String stream : List.of(child.stdout(), child.stderr())) {
            stream.lines().forEach(line -> lines.add("[child " + child.pid() + "] " + cut(line)));
        }
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + "... (" + line.length() + " characters)";
    }

    /** Returns all of it. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Returns the last lines, and says how many came before them. */
    String tail(int most) {
        int from = Math.max(0, lines.size() - most);
        String before = from == 0 ? "" : "(" + from + " lines before)\n";
        return before + String.join("\n", lines.subList(from, lines.size()));
    }
}
