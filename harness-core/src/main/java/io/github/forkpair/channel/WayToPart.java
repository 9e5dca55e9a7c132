package io.github.forkpair.channel;

import io.github.forkpair.transfer.Nesting;
import io.github.forkpair.transfer.UnreadablePartException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the shortest way from an object to another that it holds. */
final class WayToPart {

    /** Something can be nested deeper than anyone reads; in characters. */
    private static final int LONGEST = 400;

    /** A record's accessor may make up what it returns, without end. */
    private static final int MOST_OBJECTS = 1_000_000;

    /** How an object was come to, and after how many steps. */
    private record Step(Object from, Part part, int count) {}

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
                        && steps.putIfAbsent(part.value(), new Step(next, part, count)) == null) {
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
            words.insert(0, step.part().step());
            at = step.from();
        }
        return words.toString();
    }

    /** Returns the word that begins a way: a class's simple name, or what the JDK's is known as. */
    static String root(Object message) {
        Class<?> type = message.getClass();
        if (type.isArray()) {
            return UnreadablePartException.simpleName(type.getComponentType());
        }
        String kind = kindOfTheJdks(message);
        return kind.isEmpty() ? UnreadablePartException.simpleName(type) : kind;
    }

    /** Returns what a class is known as that the JDK does not show; empty if it is none. */
    static String kindOfTheJdks(Object message) {
        Class<?> type = message.getClass();
        if (type.getModule() != Object.class.getModule()
                || Modifier.isPublic(type.getModifiers())) {
            return "";
        } else if (message instanceof List) {
            return "List";
        } else if (message instanceof Set) {
            return "Set";
        } else if (message instanceof Map) {
            return "Map";
        } else if (message instanceof Map.Entry) {
            return "Map.Entry";
        }
        return message instanceof Collection ? "Collection" : "";
    }

    /** Leaves out the middle of a long way. */
    static String cut(String way) {
        int half = LONGEST / 2;
        return way.length() <= LONGEST
                ? way
                : way.substring(0, half) + "..." + way.substring(way.length() - half);
    }
}
