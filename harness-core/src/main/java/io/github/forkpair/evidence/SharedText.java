package io.github.forkpair.evidence;

import io.github.forkpair.plan.PairFiles;
import java.util.List;

/** What is said of the copy of a shared directory that is not whole. */
final class SharedText {

    private static final int MOST_LINES = 1_000;

    private SharedText() {}

    /** Returns the file's content; empty if the copy is whole. */
    static String file(List<String> leftOut) {
        if (leftOut.isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("What the shared directory had and the copy has not:\n");
        leftOut.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append(Visible.text(line.replace('\n', ' '))).append('\n'));
        if (leftOut.size() > MOST_LINES) {
            text.append("and ").append(leftOut.size() - MOST_LINES).append(" more\n");
        }
        return text.toString();
    }

    /** Returns what stands behind the evidence directory; empty if the copy is whole. */
    static String note(List<String> leftOut) {
        return leftOut.isEmpty()
                ? ""
                : " (the shared directory is cut, see " + PairFiles.SHARED_CUT + ")";
    }
}
