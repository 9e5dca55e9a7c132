package io.github.forkpair.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the shortest way from an object to another that it holds, however deep. */
final class WayToPart {

    /** Something can be nested deeper than anyone reads; in characters. */
    private static final int LONGEST = 400;

    /** How an object was come to. */
    private record Step(Object from, String words) {}

    private final Map<Object, Step> steps = new IdentityHashMap<>();

    private WayToPart() {}

    /** Returns the words that lead there; null if no way was found. */
    static @Nullable String find(Object from, Object sought) {
        return new WayToPart().search(from, sought);
    }

    private @Nullable String search(Object from, Object sought) {
        Deque<Object> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Object next = open.remove();
            for (Part part : Part.of(next)) {
                if (part.value() == sought) {
                    return words(from, next) + part.step();
                }
                if (part.value() != from
                        && steps.putIfAbsent(part.value(), new Step(next, part.step())) == null) {
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
