package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.Lane;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.PairTimeline.Phase;
import io.github.forkpair.transfer.Cut;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a pair's lanes on one clock: what each side was about, and what went between them. */
final class Lanes {

    /** Marks nearer than that to each other are one: a part of the whole. */
    private static final int PLACES = 120;

    private static final int LONGEST_NAME = 40;

    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    private final PairTimeline pair;
    private final long end;

    Lanes(PairTimeline pair) {
        this.pair = pair;
        this.end = Math.max(1, pair.end());
    }

    void write(Html html) {
        String style = pair.children().size() > 1 ? "lanes of-many" : "lanes";
        html.open("div", "class", style, "role", "img", "aria-label", inWords());
        axis(html);
        lane(html, Lane.PARENT, "parent", "parent");
        for (int number = 1; number <= pair.children().size(); number++) {
            between(html, Lane.between(number));
            String name = pair.children().get(number - 1).name();
            lane(html, Lane.ofChild(number), "child", name);
        }
        html.close().line();
        key(html);
    }

    private void between(Html html, Lane lane) {
        html.open("div", "class", "between");
        marks(html, lane, "down", Happening.SENT, Happening.WROTE);
        marks(html, lane, "up", Happening.RECEIVED, Happening.READ);
        pair.events().stream()
                .filter(event -> event.lane().equals(lane))
                .filter(event -> event.what() == Happening.LEFT_OUT)
                .forEach(event -> leftOut(html, event));
        html.close();
    }

    private void key(Html html) {
        html.open("p", "class", "key", "aria-hidden", "true");
        keyOf(html, "\u2195", "messages", Happening.SENT, Happening.RECEIVED);
        keyOf(html, "\u2195", "bytes", Happening.WROTE, Happening.READ);
        keyOf(html, "\u2591", "more than are shown", Happening.LEFT_OUT);
        keyOf(html, "\u25c6", "meeting", Happening.MET);
        keyOf(html, "\u25b4", "output", Happening.STDOUT, Happening.STDERR);
        keyOf(html, "cause", Weight.CAUSE);
        keyOf(html, "other trouble", Weight.TROUBLE);
        html.close().line();
    }

    private void keyOf(Html html, String mark, String meaning, Happening... kinds) {
        List<Happening> wanted = List.of(kinds);
        if (pair.events().stream().anyMatch(event -> wanted.contains(event.what()))) {
            html.element("span", mark + " " + meaning);
        }
    }

    private void keyOf(Html html, String meaning, Weight weight) {
        if (pair.events().stream().anyMatch(event -> event.weight() == weight)) {
            html.open("span").element("b", "\u275a", "class", styleOf(weight));
            html.text(" " + meaning).close();
        }
    }

    private static String styleOf(Weight weight) {
        return weight == Weight.CAUSE ? "cause" : "trouble";
    }

    /** Returns the same for those who do not see it. */
    private String inWords() {
        StringBuilder words = new StringBuilder("Parent side: ");
        words.append(phasesInWords(Lane.PARENT)).append(". ");
        for (int number = 1; number <= pair.children().size(); number++) {
            String name = pair.children().get(number - 1).name();
            words.append(pair.children().size() == 1 ? "Child side" : name)
                    .append(": ")
                    .append(phasesInWords(Lane.ofChild(number)))
                    .append(". ");
        }
        return words.append("The list below has each event.").toString();
    }

    private String phasesInWords(Lane lane) {
        return pair.phases().stream()
                .filter(phase -> phase.lane().equals(lane))
                .map(phase -> phase.name() + " " + Words.time(phase.nanos()))
                .collect(Collectors.joining(", "));
    }

    private void axis(Html html) {
        html.open("div", "class", "axis");
        long step = step();
        for (long at = 0; at <= end; at += step) {
            boolean room = at < end - end / 12;
            String label = at == 0 ? "0" : room ? Words.time(at) : "";
            html.element("span", label, "style", "left:" + place(at));
        }
        html.close();
    }

    /** Returns a round time of which the whole holds four to ten. */
    private long step() {
        long unit = 1_000;
        while (true) {
            for (long step : STEPS) {
                if (end / (step * unit) < 6) {
                    return step * unit;
                }
            }
            unit *= 1_000;
        }
    }

    private void lane(Html html, Lane lane, String style, String name) {
        html.open("div", "class", "lane " + style);
        html.element("b", Cut.to(LONGEST_NAME, name));
        for (Phase phase : pair.phases()) {
            if (phase.lane().equals(lane)) {
                phase(html, phase);
            }
        }
        marks(html, lane, "met", Happening.MET);
        marks(html, lane, "printed", Happening.STDOUT, Happening.STDERR);
        marks(html, lane, Weight.TROUBLE);
        marks(html, lane, Weight.CAUSE);
        html.close();
    }

    private void phase(Html html, Phase phase) {
        boolean wide = phase.nanos() * 8 > end;
        html.element(
                "span",
                wide ? phase.name() : "",
                "class",
                "phase " + PhaseBar.styleOf(phase.name()),
                "title",
                phase.name() + " " + Words.time(phase.nanos()),
                "style",
                "left:" + place(phase.from()) + ";width:" + place(phase.nanos()));
    }

    private void marks(Html html, Lane lane, String style, Happening... kinds) {
        Map<Long, Long> places = new LinkedHashMap<>();
        for (PairEvent event : pair.events()) {
            for (Happening what : kinds) {
                if (event.lane().equals(lane) && event.what() == what) {
                    places.putIfAbsent(event.nanos() * PLACES / end, event.nanos());
                }
            }
        }
        places.values().forEach(nanos -> mark(html, style, nanos));
    }

    private void marks(Html html, Lane lane, Weight weight) {
        Set<String> drawn = new HashSet<>();
        for (PairEvent event : pair.events()) {
            if (event.lane().isThatOf(lane) && event.weight() == weight) {
                boolean waits = event.what() == Happening.OVERDUE;
                String style = (waits ? "overdue " : "") + styleOf(weight);
                if (drawn.add(style + event.nanos() * PLACES / end)) {
                    mark(html, style, event.nanos());
                }
            }
        }
    }

    private void leftOut(Html html, PairEvent event) {
        String span =
                "left:"
                        + place(event.nanos())
                        + ";width:"
                        + place(event.lastNanos() - event.nanos());
        String title = Words.grouped(event.count()) + " more " + event.detail();
        html.element("i", "", "class", "many", "title", title, "style", span);
    }

    private void mark(Html html, String style, long nanos) {
        html.element("i", "", "class", style, "style", "left:" + place(nanos));
    }

    private String place(long nanos) {
        return Words.percent(nanos, end).toLowerCase(Locale.ROOT);
    }
}
