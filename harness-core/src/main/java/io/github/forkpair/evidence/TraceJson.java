package io.github.forkpair.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pair's timeline as JSON in Chrome's trace event format, object form, which trace viewers read.
 * A side is a process with one thread. What a side was about is an event of phase X, with a
 * duration; what happened is one of phase i, an instant.
 */
final class TraceJson {

    /** Is raised when a reader of the older form would misread the newer. */
    static final int FORMAT = 1;

    private final PairTimeline pair;

    private TraceJson(PairTimeline pair) {
        this.pair = pair;
    }

    static String of(PairTimeline pair) {
        return new TraceJson(pair).text();
    }

    private String text() {
        List<String> events = new ArrayList<>();
        side(events, Lane.PARENT, "@ParentSide " + pair.test(), "test JVM ");
        for (int number = 1; number <= pair.children().size(); number++) {
            PairTimeline.Child child = pair.children().get(number - 1);
            boolean alone = pair.children().size() == 1;
            side(
                    events,
                    Lane.ofChild(number),
                    "@ChildSide " + child.side() + (alone ? "" : " (" + child.name() + ")"),
                    alone ? "child " : child.name() + ", child ");
        }
        pair.phases().forEach(phase -> events.add(duration(phase)));
        pair.events().forEach(event -> events.add(instant(event)));
        return "{\n\"displayTimeUnit\": \"ms\",\n\"otherData\": {\"forkpair.format\": "
                + FORMAT
                + ", \"test\": "
                + quoted(pair.test())
                + ", \"verdict\": "
                + quoted(pair.result().word())
                + ", \"ending\": "
                + quoted(pair.ending().word())
                + ", \"failure\": "
                + quoted(pair.failure())
                + "},\n\"traceEvents\": [\n"
                + String.join(",\n", events)
                + "\n]\n}\n";
    }

    private void side(List<String> events, Lane lane, String process, String thread) {
        String id = ids(lane);
        events.add(metadata("process_name", id, "\"name\": " + quoted(process)));
        events.add(metadata("thread_name", id, "\"name\": " + quoted(thread + pid(lane))));
        events.add(metadata("process_sort_index", id, "\"sort_index\": " + lane.number()));
    }

    private static String metadata(String name, String ids, String argument) {
        return "{\"ph\": \"M\", \"name\": \""
                + name
                + "\", "
                + ids
                + ", \"args\": {"
                + argument
                + "}}";
    }

    private String duration(PairTimeline.Phase phase) {
        return "{\"ph\": \"X\", \"cat\": \"forkpair\", \"name\": "
                + quoted(phase.name())
                + ", \"ts\": "
                + micros(phase.from())
                + ", \"dur\": "
                + micros(phase.nanos())
                + ", "
                + ids(phase.lane())
                + ", \"args\": {}}";
    }

    private String instant(PairEvent event) {
        StringBuilder json =
                new StringBuilder("{\"ph\": \"i\", \"cat\": \"forkpair\", \"s\": \"p\"");
        json.append(", \"name\": ").append(quoted(event.what().word()));
        json.append(", \"ts\": ")
                .append(micros(event.nanos()))
                .append(", ")
                .append(ids(event.lane()));
        json.append(", \"args\": {\"detail\": ").append(quoted(event.detail()));
        if (!event.value().isEmpty()) {
            json.append(", \"value\": ").append(quoted(event.value()));
        }
        if (event.weight() != PairEvent.Weight.USUAL) {
            json.append(", \"weight\": ").append(quoted(event.weight().word()));
        }
        if (event.bytes() > 0) {
            json.append(", \"bytes\": ").append(event.bytes());
        }
        if (event.count() != 1) {
            json.append(", \"count\": ").append(event.count());
        }
        if (event.lastNanos() > event.nanos()) {
            json.append(", \"until\": ").append(micros(event.lastNanos()));
        }
        return json.append("}}").toString();
    }

    private String ids(Lane lane) {
        return "\"pid\": " + pid(lane) + ", \"tid\": " + pid(lane);
    }

    private long pid(Lane lane) {
        return lane.isParent() ? pair.parentPid() : pair.children().get(lane.number() - 1).pid();
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1000.0);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
