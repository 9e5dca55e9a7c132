package io.github.forkpair.channel;

import io.github.forkpair.transfer.Cut;
import io.github.forkpair.transfer.Nesting;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where two values first differ that {@link SameValue} tells apart. */
final class FirstDifference {

    private static final int LONGEST_VALUE = 60;

    private final StringBuilder way = new StringBuilder();
    private @Nullable Object one;
    private @Nullable Object other;

    private FirstDifference(Object expected, Object actual) {
        this.one = expected;
        this.other = actual;
    }

    /** Words the way to the first difference, and what is there in each. */
    static String between(Object expected, Object actual) {
        FirstDifference first = new FirstDifference(expected, actual);
        try {
            first.go();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // One that cannot be looked into, or has no end: what was found so far has to do.
        }
        String there = first.whatIsThere();
        return first.way.length() == 0
                ? there
                : WayToPart.cut(WayToPart.root(expected) + first.way) + ": " + there;
    }

    private void go() {
        int depth = 0;
        while (depth < Nesting.MOST && goesOn()) {
            depth++;
        }
    }

    /** Goes to the first part that differs; false if the values themselves do. */
    private boolean goesOn() {
        Object these = one;
        Object those = other;
        if (these == null || those == null) {
            return false;
        } else if (these.getClass().isArray() && these.getClass() == those.getClass()) {
            return inOrder(elements(these), elements(those));
        } else if (these instanceof Set<?> set && those instanceof Set<?> otherSet) {
            return inSets(set, otherSet);
        } else if (these instanceof Map<?, ?> map && those instanceof Map<?, ?> otherMap) {
            return inMaps(map, otherMap);
        } else if (these instanceof Collection<?> list
                && those instanceof Collection<?> otherList) {
            return SameValue.areAlike(list, otherList) && inOrder(list, otherList);
        } else if (these instanceof Map.Entry<?, ?> entry
                && those instanceof Map.Entry<?, ?> otherEntry) {
            return differ(".getKey()", entry.getKey(), otherEntry.getKey())
                    || differ(".getValue()", entry.getValue(), otherEntry.getValue());
        } else if (these instanceof Optional<?> content
                && those instanceof Optional<?> otherContent) {
            return content.isPresent()
                    && otherContent.isPresent()
                    && differ(".get()", content.get(), otherContent.get());
        }
        return these.getClass() == those.getClass()
                && hasEquals(these.getClass())
                && inParts(Part.of(these), Part.of(those));
    }

    private boolean differ(String step, @Nullable Object part, @Nullable Object otherPart) {
        if (SameValue.are(part, otherPart)) {
            return false;
        }
        way.append(step);
        one = part;
        other = otherPart;
        return true;
    }

    private boolean inOrder(Collection<?> these, Collection<?> those) {
        List<?> rest = new ArrayList<>(those);
        int i = 0;
        for (Object each : these) {
            if (i == rest.size()) {
                return false;
            }
            if (differ("[" + i + "]", each, rest.get(i))) {
                return true;
            }
            i++;
        }
        return false;
    }

    private static List<@Nullable Object> elements(Object array) {
        if (array instanceof Object[] objects) {
            return Arrays.asList(objects);
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    /** Of sets, the first element of each that the other has not. */
    private boolean inSets(Set<?> these, Set<?> those) {
        List<?> left = SameValue.without(these, those);
        List<?> right = SameValue.without(those, these);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        Object first = left.get(0);
        return differ("[an element]", first, alike(first, right));
    }

    /** Returns the one that looks like it, or else the first. */
    private static @Nullable Object alike(@Nullable Object sought, List<?> among) {
        for (Object each : among) {
            if (Look.isAlike(MessageWords.of(sought), MessageWords.of(each))) {
                return each;
            }
        }
        return among.get(0);
    }

    private boolean inMaps(Map<?, ?> these, Map<?, ?> those) {
        for (Map.Entry<?, ?> entry : these.entrySet()) {
            Object key = entry.getKey();
            if (SameValue.contains(those.keySet(), key)
                    && differ("[" + Part.nameOf(key) + "]", entry.getValue(), those.get(key))) {
                return true;
            }
        }
        return differ(".keySet()", these.keySet(), those.keySet());
    }

    private boolean inParts(List<Part> these, List<Part> those) {
        Map<String, Object> left = new LinkedHashMap<>();
        for (Part part : those) {
            left.put(part.step(), part.value());
        }
        for (Part part : these) {
            if (differ(part.step(), part.value(), left.remove(part.step()))) {
                return true;
            }
        }
        for (Map.Entry<String, Object> each : left.entrySet()) {
            if (differ(each.getKey(), null, each.getValue())) {
                return true;
            }
        }
        return false;
    }

    private String whatIsThere() {
        Object these = one;
        Object those = other;
        if (these instanceof String text && those instanceof String otherText) {
            return Look.difference(text, otherText);
        }
        Class<?> type = these == null ? Void.class : these.getClass();
        Class<?> otherType = those == null ? Void.class : those.getClass();
        if (type != otherType) {
            boolean sameName = type.getSimpleName().equals(otherType.getSimpleName());
            return typed(these, type, sameName) + " / " + typed(those, otherType, sameName);
        }
        String words = words(these);
        String otherWords = words(those);
        if (!words.equals(otherWords) && hasEquals(type)) {
            return words + " / " + otherWords;
        }
        String both = way.length() == 0 ? "both are a " : "both there are a ";
        return hasEquals(type)
                ? both + type.getTypeName() + ", whose equals tells them apart"
                : both
                        + type.getTypeName()
                        + ", a class that has no equals: no copy is the same. Compare what it holds";
    }

    private static String typed(@Nullable Object value, Class<?> type, boolean whole) {
        return value == null
                ? "null"
                : words(value) + " (" + (whole ? type.getTypeName() : typeOf(type)) + ")";
    }

    private static String typeOf(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    private static String words(@Nullable Object value) {
        return value == null ? "null" : Cut.counted(LONGEST_VALUE, MessageWords.of(value));
    }

    private static boolean hasEquals(Class<?> type) {
        try {
            return type.isArray()
                    || type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every object has it", e);
        }
    }
}
