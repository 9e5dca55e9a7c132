package io.github.forkpair.evidence;

import io.github.forkpair.Side;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.PairPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What happened to a pair on both sides, on one clock, as JSON that trace viewers read as well: it
 * is in Chrome's trace event format. Safe for several threads.
 */
final class Timeline {

    private record Event(long nanoTime, Side side, String name, String detail) {}

    private final long begin = System.nanoTime();
    private final List<Event> events = new ArrayList<>();

    /**
     * Notes an event.
     *
     * @param nanoTime when, by {@link System#nanoTime()}, which both processes share
     * @param side in which process
     * @param detail more on it; empty where there is no more
     */
    synchronized void add(long nanoTime, Side side, String name, String detail) {
        events.add(new Event(nanoTime, side, name, detail));
    }

    /** Writes all of it. */
    synchronized String json(PairPlan plan, long childPid, Verdict verdict) {
        long parentPid = ProcessHandle.current().pid();
        Throwable failure = verdict.failure();
        StringBuilder json = new StringBuilder("{\n\"displayTimeUnit\": \"ms\",\n");
        json.append("\"otherData\": {\"test\": ").append(text(plan.parent().shortName()));
        json.append(", \"verdict\": ");
        json.append(text(verdict.result().word()));
        json.append(", \"ending\": ").append(text(verdict.ending().word()));
        json.append(", \"failure\": ").append(text(failure == null ? "" : failure.toString()));
        json.append("},\n\"traceEvents\": [\n");
        lane(json, parentPid, "@ParentSide " + plan.parent().shortName());
        json.append(",\n");
        lane(json, childPid, "@ChildSide " + plan.child().side().shortName());
        events.sort(Comparator.comparingLong(Event::nanoTime));
        for (Event event : events) {
            long pid = event.side == Side.PARENT ? parentPid : childPid;
            json.append(",\n{\"ph\": \"i\", \"s\": \"p\", \"name\": ").append(text(event.name));
            json.append(", \"ts\": ").append(micros(event.nanoTime - begin));
            json.append(", \"pid\": ").append(pid).append(", \"tid\": ").append(pid);
            json.append(", \"args\": {\"detail\": ").append(text(event.detail)).append("}}");
        }
        return json.append("\n]\n}\n").toString();
    }

    private static void lane(StringBuilder json, long pid, String name) {
        json.append("{\"ph\": \"M\", \"name\": \"process_name\", \"pid\": ").append(pid);
        json.append(", \"tid\": ").append(pid);
        json.append(", \"args\": {\"name\": ").append(text(name)).append("}}");
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1000.0);
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
