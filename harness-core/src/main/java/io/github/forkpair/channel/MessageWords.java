package io.github.forkpair.channel;

import io.github.forkpair.transfer.Cut;
import io.github.forkpair.transfer.RecordParts;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words a message as it prints itself, but an array by its elements wherever it is held, and
 * nothing deeper than anyone reads: a message may hold itself.
 */
final class MessageWords {

    private static final int MOST = 1_000_000;
    private static final int MOST_DEPTH = 40;

    private final StringBuilder words = new StringBuilder();
    private int depth;
    private boolean hasArray;
    private boolean isTooDeep;

    private MessageWords() {}

    /** Returns the words; of those that are too long, the beginning. */
    static String of(@Nullable Object message) {
        if (message == null) {
            return "null";
        }
        MessageWords words = new MessageWords();
        try {
            words.add(message);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return message.getClass().getName() + " that cannot be looked into: " + e;
        }
        return words.hasArray || words.isTooDeep
                ? Cut.to(MOST, words.words.toString())
                : ofItsOwn(message);
    }

    private static String ofItsOwn(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return value.getClass().getName() + " whose toString() throws " + e;
        } catch (StackOverflowError e) {
            return value.getClass().getName() + " that is nested too deeply to print";
        }
    }

    private void add(@Nullable Object value) {
        if (words.length() > MOST) {
            return;
        }
        if (value == null || !isHolder(value)) {
            words.append(value == null ? "null" : ofItsOwn(value));
        } else if (depth == MOST_DEPTH) {
            isTooDeep = true;
            words.append("...");
        } else {
            depth++;
            addWhatIsIn(value);
            depth--;
        }
    }

    /** Tells whether it is of a kind that says what it holds, and not only a user's class does. */
    private static boolean isHolder(Object value) {
        return value instanceof Record
                || value.getClass().isArray()
                || value.getClass().getModule() == Object.class.getModule()
                        && (value instanceof Collection
                                || value instanceof Map
                                || value instanceof Map.Entry
                                || value instanceof Optional);
    }

    private void addWhatIsIn(Object value) {
        if (value instanceof Record record) {
            addComponents(record);
        } else if (value instanceof Collection<?> elements) {
            String separator = "[";
            for (Object element : elements) {
                words.append(separator);
                separator = ", ";
                add(element);
                if (words.length() > MOST) {
                    return;
                }
            }
            words.append(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                words.append(separator);
                separator = ", ";
                addEntry(entry);
                if (words.length() > MOST) {
                    return;
                }
            }
            words.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Map.Entry<?, ?> entry) {
            addEntry(entry);
        } else if (value instanceof Optional<?> content) {
            words.append(content.isPresent() ? "Optional[" : "Optional.empty");
            if (content.isPresent()) {
                add(content.get());
                words.append(']');
            }
        } else {
            addArray(value);
        }
    }

    private void addEntry(Map.Entry<?, ?> entry) {
        add(entry.getKey());
        words.append('=');
        add(entry.getValue());
    }

    private void addComponents(Record record) {
        words.append(record.getClass().getSimpleName()).append('[');
        try {
            RecordParts components = RecordParts.of(record.getClass());
            for (int i = 0; i < components.count(); i++) {
                words.append(i == 0 ? "" : ", ").append(components.name(i)).append('=');
                add(components.value(record, i));
            }
        } catch (IOException e) {
            words.append("...");
        }
        words.append(']');
    }

    private void addArray(Object array) {
        hasArray = true;
        words.append('[');
        int length = Array.getLength(array);
        for (int i = 0; i < length && words.length() <= MOST; i++) {
            words.append(i == 0 ? "" : ", ");
            add(Array.get(array, i));
        }
        words.append(']');
    }
}
