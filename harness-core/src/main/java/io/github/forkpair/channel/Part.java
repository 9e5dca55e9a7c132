package io.github.forkpair.channel;

import io.github.forkpair.transfer.Cut;
import io.github.forkpair.transfer.Holdings;
import io.github.forkpair.transfer.UnsendableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an object holds.
 *
 * @param word the words that lead there from it, such as {@code .price}, {@code [2]} or {@code
 *     ["colour"]}; empty if the key has to be asked for them
 * @param key the key that a map has it at; null if it has a word
 * @param value what is there
 */
record Part(String word, @Nullable Object key, Object value) {

    private static final int LONGEST_KEY = 40;

    /** Returns the words that lead there, which a key is asked for only now. */
    String step() {
        return key == null ? word : "[" + nameOf(key) + "]";
    }

    /** Returns the words for a key, or for an element of a set. */
    static String nameOf(@Nullable Object key) {
        if (key == null || key instanceof Number || isShort(key)) {
            return String.valueOf(key);
        }
        String text = key instanceof String words ? words : MessageWords.of(key);
        String oneLine = Cut.to(LONGEST_KEY, text).replace('\n', ' ').replace('\r', ' ');
        return (key instanceof String ? "\"" : "key \"") + oneLine + "\"";
    }

    private static boolean isShort(Object key) {
        return key instanceof Character || key instanceof Boolean || key instanceof Enum<?>;
    }

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
            if (value == null) {
                return;
            }
            found.add(key == null ? new Part("[null]", null, value) : new Part("", key, value));
        }

        private void add(String step, @Nullable Object value) {
            if (value != null) {
                found.add(new Part(step, null, value));
            }
        }
    }
}
