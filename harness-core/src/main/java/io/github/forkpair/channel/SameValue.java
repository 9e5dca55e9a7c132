package io.github.forkpair.channel;

import io.github.forkpair.outcome.RecordParts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Compares as {@code equals} does, but arrays and queues by their elements, also where records,
 * lists, maps and optionals hold them.
 */
final class SameValue {

    private SameValue() {}

    /** Compares two values; those that hold themselves are never the same. */
    static boolean are(@Nullable Object one, @Nullable Object other) {
        try {
            return same(one, other);
        } catch (StackOverflowError e) {
            return false;
        }
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (Objects.deepEquals(one, other)) {
            return true;
        } else if (one instanceof Object[] these && other instanceof Object[] those) {
            return inOrder(Arrays.asList(these), Arrays.asList(those));
        } else if (one instanceof Record these && other instanceof Record those) {
            return these.getClass() == those.getClass() && components(these, those);
        } else if (one instanceof List<?> these && other instanceof List<?> those) {
            return inOrder(these, those);
        } else if (one instanceof Queue<?> these && other instanceof Queue<?> those) {
            return these.getClass() == those.getClass() && inOrder(these, those);
        } else if (one instanceof Map<?, ?> these && other instanceof Map<?, ?> those) {
            return entries(these, those);
        } else if (one instanceof Map.Entry<?, ?> these && other instanceof Map.Entry<?, ?> those) {
            return same(these.getKey(), those.getKey()) && same(these.getValue(), those.getValue());
        } else if (one instanceof Optional<?> these && other instanceof Optional<?> those) {
            return same(these.orElse(null), those.orElse(null));
        }
        return false;
    }

    private static boolean inOrder(Collection<?> these, Collection<?> those) {
        Iterator<?> each = those.iterator();
        for (Object one : these) {
            if (!each.hasNext() || !same(one, each.next())) {
                return false;
            }
        }
        return !each.hasNext();
    }

    private static boolean entries(Map<?, ?> these, Map<?, ?> those) {
        if (these.size() != those.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : these.entrySet()) {
            Object key = entry.getKey();
            if (!those.containsKey(key) || !same(entry.getValue(), those.get(key))) {
                return false;
            }
        }
        return true;
    }

    private static boolean components(Record these, Record those) {
        try {
            RecordParts components = RecordParts.of(these.getClass());
            for (int i = 0; i < components.count(); i++) {
                if (!same(components.value(these, i), components.value(those, i))) {
                    return false;
                }
            }
            return components.count() > 0;
        } catch (IOException e) {
            return false; // they cannot be looked into
        }
    }
}
