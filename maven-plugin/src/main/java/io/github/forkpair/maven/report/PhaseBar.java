package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.PairTimeline.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a pair's time went: four stretches without gaps, and the longest of them by name. */
final class PhaseBar {

    private final List<Phase> phases;
    private final long end;

    PhaseBar(PairTimeline pair) {
        this.phases = pair.phases().stream().filter(phase -> phase.lane().isParent()).toList();
        this.end = Math.max(1, pair.end());
    }

    /** Writes the bar alone, for a line with a pair's name. */
    void write(Html html) {
        html.open("span", "class", "bar", "aria-hidden", "true");
        for (Phase phase : phases) {
            html.element(
                    "span",
                    "",
                    "class",
                    styleOf(phase.name()),
                    "style",
                    "width:" + Words.percent(phase.nanos(), end));
        }
        html.close();
    }

    /** Writes each stretch with its time, the longest emphasized. */
    void writeLegend(Html html) {
        Optional<Phase> longest = longest();
        html.open("ul", "class", "legend");
        for (Phase phase : phases) {
            boolean most = longest.filter(phase::equals).isPresent();
            html.open("li", "class", most ? "most" : "");
            html.element("i", "", "class", styleOf(phase.name()));
            html.text(phase.name() + " ").element("b", Words.time(phase.nanos())).close();
        }
        html.close().line();
    }

    /** Returns the longest stretch in words. */
    String longestInWords() {
        return longest()
                .map(phase -> "mostly " + phase.name() + ", " + Words.time(phase.nanos()))
                .orElse("");
    }

    private Optional<Phase> longest() {
        return phases.stream().max(Comparator.comparingLong(Phase::nanos));
    }

    static String styleOf(String phase) {
        return switch (phase) {
            case Phase.LAUNCH -> "launch";
            case Phase.JVM_START -> "start";
            case Phase.TEST -> "test";
            default -> "reaping";
        };
    }
}
