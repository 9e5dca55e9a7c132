package io.github.forkpair.channel;

import io.github.forkpair.outcome.Nesting;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the shortest way from an object to another that it holds. */
final class WayToPart {

    /** Something can be nested deeper than anyone reads; in characters. */
    private static final int LONGEST = 400;

    /** A record's accessor may make up what it returns, without end. */
    private static final int MOST_OBJECTS = 1_000_000;

    /** How an object was come to, and after how many steps. */
    private record Step(Object from, String words, int count) {}

    private final Map<Object, Step> steps = new IdentityHashMap<>();

    private Object last = this;

    private WayToPart() {}

    /** Returns the words that lead there; null if no way was found. */
    static @Nullable String find(Object from, Object sought) {
        return new WayToPart().search(from, sought);
    }

    /** Returns the words that lead to that object, or else to one that is as deep as any. */
    static String toTheDeep(Object from, Object sought) {
        WayToPart way = new WayToPart();
        String found = way.search(from, sought);
        return found == null ? way.words(from, way.last) : found;
    }

    private @Nullable String search(Object from, Object sought) {
        Deque<Object> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Object next = open.remove();
            last = next;
            Step came = steps.get(next);
            int count = came == null ? 1 : came.count() + 1;
            if (count > Nesting.MOST || steps.size() > MOST_OBJECTS) {
                return null;
            }
            for (Part part : Part.of(next)) {
                if (part.value() == sought) {
                    return words(from, next) + part.step();
                }
                if (part.value() != from
                        && steps.putIfAbsent(part.value(), new Step(next, part.step(), count))
                                == null) {
                    open.add(part.value());
                }
            }
        }
        return null;
    }

    private String words(Object from, Object to) {
        StringBuilder words = new StringBuilder();
        for (Object at = to; at != from; ) {
            Step step = steps.get(at);
            words.insert(0, step.words());
            at = step.from();
        }
        return words.toString();
    }

    /** Leaves out the middle of a long way. */
    static String cut(String way) {
        int half = LONGEST / 2;
        return way.length() <= LONGEST
                ? way
                : way.substring(0, half) + "..." + way.substring(way.length() - half);
    }
}
