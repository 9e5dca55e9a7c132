package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.Lane;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.maven.report.ReportedPair.Outcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.transfer.Cut;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes one pair: its line, and what opens below it. */
final class PairArticle {

    /** A page shows as many events of a pair's beginning, and as many of its end. */
    private static final int MOST_ROWS = 100;

    private static final int LONGEST_REASON = 6_000;
    private static final int LONGEST_CAUSE = 200;

    private static final Set<Outcome> NOT_RUN = EnumSet.of(Outcome.ABORTED, Outcome.SKIPPED);

    private final ReportedPair pair;
    private final EvidenceLinks links;

    PairArticle(ReportedPair pair, EvidenceLinks links) {
        this.pair = pair;
        this.links = links;
    }

    void write(Html html, int number, boolean opened) {
        Outcome outcome = pair.outcome();
        html.open("article", "class", "pair " + outcome.style(), "id", "pair-" + number);
        if (opened) {
            html.open("details", "open", "open");
        } else {
            html.open("details");
        }
        PairTimeline timeline = pair.timeline();
        html.open("summary");
        html.element("span", outcome.words(), "class", "badge");
        html.open("div", "class", "title").element("h2", Cut.to(300, pair.record().test()));
        if (timeline != null) {
            causes(html, timeline);
        }
        html.close();
        if (timeline != null) {
            PhaseBar bar = new PhaseBar(timeline);
            bar.write(html);
            html.open("span", "class", "total").element("b", Words.time(timeline.end()));
            html.text(" ").element("small", bar.longestInWords()).close();
        }
        html.close().line().open("div", "class", "inside");
        reason(html);
        if (timeline == null) {
            html.element("p", whyNoTimeline(outcome), "class", "quiet");
        } else {
            timeline(html, timeline);
            links.write(html, timeline.evidence());
        }
        html.close().close().close().line();
    }

    private static String whyNoTimeline(Outcome outcome) {
        return switch (outcome) {
            case UNFINISHED -> "A pair leaves its timeline when it ends.";
            case SKIPPED -> "A pair that did not run has no timeline.";
            default -> "No timeline of this pair was kept, or none can be read.";
        };
    }

    /** Says because of what the pair ended as it did; also where it is not open. */
    private static void causes(Html html, PairTimeline timeline) {
        for (PairEvent event : timeline.events()) {
            if (event.weight() == Weight.CAUSE) {
                html.open("p", "class", "why").element("em", "cause");
                html.text(" " + nameOf(event.lane(), timeline) + ": ");
                html.text(
                        Cut.to(
                                LONGEST_CAUSE,
                                (event.what().word() + " " + event.detail()).strip()));
                html.close();
            }
        }
    }

    private static String nameOf(Lane lane, PairTimeline timeline) {
        return lane.isParent() ? "parent" : timeline.children().get(lane.number() - 1).name();
    }

    private void reason(Html html) {
        String reason = pair.reason();
        if (!reason.isEmpty()) {
            String heading = NOT_RUN.contains(pair.outcome()) ? "Why not" : "What failed";
            html.element("h3", heading + ending());
            html.element("pre", Cut.to(LONGEST_REASON, reason)).line();
        }
    }

    /** Returns the ending's word, where it says more than the verdict. */
    private String ending() {
        PairTimeline timeline = pair.timeline();
        return timeline == null || timeline.ending() == Verdict.Ending.PASSED
                ? ""
                : ": " + timeline.ending().word().replace('-', ' ');
    }

    private void timeline(Html html, PairTimeline timeline) {
        html.element("h3", "Where the time went");
        new PhaseBar(timeline).writeLegend(html);
        new Lanes(timeline).write(html);
        html.element("h3", "What happened");
        html.open("div", "class", "sides");
        side(html, "test JVM " + timeline.parentPid(), timeline.test());
        for (PairTimeline.Child child : timeline.children()) {
            boolean alone = timeline.children().size() == 1;
            String process = child.pid() == 0 ? "no child" : "child " + child.pid();
            side(html, alone ? process : child.name() + ", " + process, child.side());
        }
        html.close().line();
        html.open("ol", "class", "events").line();
        List<PairEvent> events = timeline.events();
        long before = 0;
        for (int i = 0; i < events.size(); i++) {
            if (i == MOST_ROWS && events.size() > 2 * MOST_ROWS) {
                i = events.size() - MOST_ROWS;
                long skipped = events.size() - 2L * MOST_ROWS;
                html.open("li", "class", "gap").open("div", "class", "what");
                html.element("b", Words.grouped(skipped) + " more events");
                html.close().close().line();
            }
            PairEvent event = events.get(i);
            String who = whoseAmongMany(event.lane(), timeline);
            new EventRow(event, who, event.nanos() - before, links.linked()).write(html);
            before = event.nanos();
        }
        html.close().line();
    }

    /** Returns which child an event is about where there are several; empty where there are not. */
    private static String whoseAmongMany(Lane lane, PairTimeline timeline) {
        int number = Math.max(lane.number(), lane.with());
        return timeline.children().size() == 1 || number == 0
                ? ""
                : timeline.children().get(number - 1).name();
    }

    private static void side(Html html, String process, String method) {
        html.open("p").element("b", process).text(" ");
        html.element("span", Cut.to(300, method)).close();
    }
}
