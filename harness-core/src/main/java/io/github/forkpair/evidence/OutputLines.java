package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.transfer.Cut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A child's output as people see it: each line with the child's pid in front, standard output
 * first.
 */
public final class OutputLines {

    private static final int LONGEST_LINE = 2000;

    private final ChildOutcome child;
    private final String name;

    /** Takes what a child printed that its pair has alone. */
    public OutputLines(ChildOutcome child) {
        this(child, "child");
    }

    /**
     * Takes what a child printed.
     *
     * @param name what tells it from its pair's others
     */
    public OutputLines(ChildOutcome child, String name) {
        this.child = child;
        this.name = Visible.text(name);
    }

    /** Returns all of it. */
    public List<String> all() {
        List<String> lines = new ArrayList<>();
        for (String stream : List.of(child.printed().stdout(), child.printed().stderr())) {
            stream.lines().map(this::shown).forEach(lines::add);
        }
        return lines;
    }

    /** Returns the last lines, and says how many came before them. */
    String tail(int most) {
        ArrayDeque<String> last = new ArrayDeque<>();
        long before = 0;
        for (String stream : List.of(child.printed().stdout(), child.printed().stderr())) {
            for (var lines = told(stream).iterator(); lines.hasNext(); ) {
                last.add(lines.next());
                if (last.size() > most) {
                    last.remove();
                    before++;
                }
            }
        }
        String more = child.printed().cut() ? "more than " : "";
        String head = before == 0 ? "" : "(" + more + before + " lines before)\n";
        return head + String.join("\n", last.stream().map(this::shown).toList());
    }

    /** What a crash printed stands in the text already. */
    private Stream<String> told(String stream) {
        return child.crash().isPresent() ? CrashLog.withoutBanner(stream.lines()) : stream.lines();
    }

    private String shown(String line) {
        return "["
                + name
                + " "
                + child.pid()
                + "] "
                + Visible.text(Cut.counted(LONGEST_LINE, line));
    }
}
