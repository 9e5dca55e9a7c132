package io.github.forkpair.channel;

import io.github.forkpair.outcome.Holdings;
import io.github.forkpair.outcome.UnsendableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an object holds, with the words that lead there from it.
 *
 * @param step such as {@code .price}, {@code [2]} or {@code ["colour"]}
 * @param value what is there
 */
record Part(String step, Object value) {

    private static final int LONGEST_KEY = 40;

    /** Returns the parts of an object, as far as they can be looked at. */
    static List<Part> of(Object holder) {
        Collected parts = new Collected(new ArrayList<>());
        try {
            Holdings.show(holder, parts);
        } catch (UnsendableException | RuntimeException | LinkageError e) {
            // What was found so far has to do.
        }
        return parts.found;
    }

    private record Collected(List<Part> found) implements Holdings.Visitor {

        @Override
        public void named(String name, @Nullable Object held) {
            add("." + name, held);
        }

        @Override
        public void element(int index, @Nullable Object held) {
            add("[" + index + "]", held);
        }

        @Override
        public void entry(int index, @Nullable Object key, @Nullable Object value) {
            add(".keySet()[" + index + "]", key);
            add(
                    isReadable(key)
                            ? "[" + (key instanceof String ? "\"" + key + "\"" : key) + "]"
                            : ".values()[" + index + "]",
                    value);
        }

        private static boolean isReadable(@Nullable Object key) {
            return key instanceof String text && text.length() <= LONGEST_KEY
                    || key instanceof Number
                    || key instanceof Character
                    || key instanceof Boolean
                    || key instanceof Enum<?>;
        }

        private void add(String step, @Nullable Object value) {
            if (value != null) {
                found.add(new Part(step, value));
            }
        }
    }
}
