package io.github.forkpair.channel;

import io.github.forkpair.transfer.RecordParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares as {@code equals} does, but arrays, queues and views of a collection by their elements,
 * also where records, lists, sets, maps and optionals hold them. What {@code equals} throws makes
 * two values different.
 */
final class SameValue {

    private SameValue() {}

    /** Compares two values; those that hold themselves are never the same. */
    static boolean are(@Nullable Object one, @Nullable Object other) {
        try {
            return areUnlessEndless(one, other);
        } catch (StackOverflowError e) {
            return DeepStack.areTheSame(one, other);
        }
    }

    /** Compares them; overflows the stack where they have no end, or are too deep for it. */
    static boolean areUnlessEndless(@Nullable Object one, @Nullable Object other) {
        try {
            return same(one, other);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return false; // a collection that does not say what is in it
        }
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (areEqual(one, other)) {
            return true;
        } else if (one instanceof Object[] these && other instanceof Object[] those) {
            return inOrder(Arrays.asList(these), Arrays.asList(those));
        } else if (one instanceof Record these && other instanceof Record those) {
            return these.getClass() == those.getClass() && components(these, those);
        } else if (one instanceof Set<?> these && other instanceof Set<?> those) {
            return elements(these, those);
        } else if (one instanceof Collection<?> these && other instanceof Collection<?> those) {
            return areAlike(these, those) && inOrder(these, those);
        } else if (one instanceof Map<?, ?> these && other instanceof Map<?, ?> those) {
            return entries(these, those);
        } else if (one instanceof Map.Entry<?, ?> these && other instanceof Map.Entry<?, ?> those) {
            return same(these.getKey(), those.getKey()) && same(these.getValue(), those.getValue());
        } else if (one instanceof Optional<?> these && other instanceof Optional<?> those) {
            return same(these.orElse(null), those.orElse(null));
        }
        return false;
    }

    /** Asks the values themselves, of which some refuse each other. */
    private static boolean areEqual(@Nullable Object one, @Nullable Object other) {
        try {
            return Objects.deepEquals(one, other);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return false;
        }
    }

    /**
     * Tells whether two collections are of one kind. One that is neither a list nor a set, such as
     * a map's values, arrives as a list.
     */
    static boolean areAlike(Collection<?> these, Collection<?> those) {
        if (these instanceof Queue && !(these instanceof List)
                || those instanceof Queue && !(those instanceof List)) {
            return these.getClass() == those.getClass()
                    || isOnlyDeque(these) && isOnlyDeque(those); // a view arrives as an ArrayDeque
        }
        return !(these instanceof Set) && !(those instanceof Set);
    }

    private static boolean isOnlyDeque(Collection<?> elements) {
        return elements instanceof Deque && !(elements instanceof List);
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

    private static boolean elements(Set<?> these, Set<?> those) {
        return these.size() == those.size()
                && inAnyOrder(without(these, those), without(those, these));
    }

    private static boolean entries(Map<?, ?> these, Map<?, ?> those) {
        if (these.size() != those.size()) {
            return false;
        }
        List<Object> others = new ArrayList<>(); // what has arrays in its keys
        for (Map.Entry<?, ?> entry : these.entrySet()) {
            if (!contains(those.keySet(), entry.getKey())) {
                others.add(entry);
            } else if (!same(entry.getValue(), those.get(entry.getKey()))) {
                return false;
            }
        }
        List<Object> rest = new ArrayList<>();
        for (Map.Entry<?, ?> entry : those.entrySet()) {
            if (!others.isEmpty() && !contains(these.keySet(), entry.getKey())) {
                rest.add(entry);
            }
        }
        return inAnyOrder(others, rest);
    }

    /** Returns the elements that a set has and another has not. */
    static List<@Nullable Object> without(Set<?> these, Set<?> those) {
        List<@Nullable Object> left = new ArrayList<>();
        for (Object one : these) {
            if (!contains(those, one)) {
                left.add(one);
            }
        }
        return left;
    }

    /** Asks a set, which may refuse a null or an element of another type. */
    static boolean contains(Set<?> set, @Nullable Object sought) {
        try {
            return set.contains(sought);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return false;
        }
    }

    private static boolean inAnyOrder(
            List<? extends @Nullable Object> these, List<? extends @Nullable Object> those) {
        if (these.size() != those.size()) {
            return false;
        }
        List<@Nullable Object> left = new ArrayList<>(those);
        for (Object one : these) {
            int at = 0;
            while (at < left.size() && !same(one, left.get(at))) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
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
