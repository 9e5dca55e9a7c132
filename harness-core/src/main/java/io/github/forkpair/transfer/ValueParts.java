package io.github.forkpair.transfer;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A value of the JDK's that is not serializable, as what it is made of: a path as its text, an
 * optional as what is in it, a view of a collection as its elements.
 *
 * @param kind which of them it is
 * @param parts what it is made of
 */
public record ValueParts(char kind, @Nullable Object[] parts) {

    private static final char PATH = 'P';
    private static final char CHARSET = 'C';
    private static final char VERSION = 'V';
    private static final char FILE_TIME = 'T';
    private static final char OPTIONAL = 'O';
    private static final char OPTIONAL_INT = 'I';
    private static final char OPTIONAL_LONG = 'J';
    private static final char OPTIONAL_DOUBLE = 'D';
    private static final char ENTRY = 'E';
    private static final char LIST = 'L';
    private static final char LINKED_LIST = 'K';
    private static final char DEQUE = 'Q';
    private static final char SET = 'S';
    private static final char SORTED_SET = 'N';
    private static final char MAP = 'M';
    private static final char ELEMENTS = 'A';

    /**
     * Takes a value apart; null if it is none of them.
     *
     * @throws UnsendableException if it is one that only this process can have
     */
    public static @Nullable ValueParts of(Object value) throws UnsendableException {
        if (value instanceof Path path) {
            return made(PATH, PathText.of(path));
        } else if (value instanceof Optional<?> content) {
            return content.isPresent() ? made(OPTIONAL, content.get()) : made(OPTIONAL);
        } else if (value instanceof OptionalInt content) {
            return content.isPresent()
                    ? made(OPTIONAL_INT, content.getAsInt())
                    : made(OPTIONAL_INT);
        } else if (value instanceof OptionalLong content) {
            return content.isPresent()
                    ? made(OPTIONAL_LONG, content.getAsLong())
                    : made(OPTIONAL_LONG);
        } else if (value instanceof OptionalDouble content) {
            return content.isPresent()
                    ? made(OPTIONAL_DOUBLE, content.getAsDouble())
                    : made(OPTIONAL_DOUBLE);
        } else if (value instanceof Charset charset) {
            return made(CHARSET, charset.name());
        } else if (value instanceof FileTime time) {
            return made(FILE_TIME, time.toInstant());
        } else if (value instanceof Runtime.Version) {
            return made(VERSION, value.toString());
        }
        return JdkClasses.contain(value.getClass()) ? ofView(value) : null;
    }

    /** Takes apart what the JDK returns of its collections without a public class of its own. */
    private static @Nullable ValueParts ofView(Object value) {
        if (value instanceof LinkedList<?> list) { // reversed, which only says that it serializes
            return list.getClass() == LinkedList.class
                    ? null
                    : new ValueParts(LINKED_LIST, list.toArray());
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return made(ENTRY, entry.getKey(), entry.getValue());
        } else if (value instanceof List<?> list) {
            return new ValueParts(LIST, list.toArray());
        } else if (value instanceof SortedSet<?> set) {
            List<@Nullable Object> parts = new ArrayList<>(set);
            parts.add(0, set.comparator());
            return new ValueParts(SORTED_SET, parts.toArray());
        } else if (value instanceof Set<?> set) {
            return new ValueParts(SET, set.toArray());
        } else if (value instanceof Map<?, ?> map) {
            List<@Nullable Object> parts = new ArrayList<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                parts.add(entry.getKey());
                parts.add(entry.getValue());
            }
            return new ValueParts(MAP, parts.toArray());
        } else if (value instanceof Deque<?> deque) {
            return new ValueParts(DEQUE, deque.toArray());
        } else if (value instanceof Collection<?> elements && !(value instanceof Queue)) {
            return new ValueParts(ELEMENTS, elements.toArray());
        }
        return null;
    }

    private static ValueParts made(char kind, @Nullable Object... parts) {
        return new ValueParts(kind, parts);
    }

    /**
     * Puts the value together again.
     *
     * @throws IOException if its parts are not those of such a value
     */
    public Object value() throws IOException {
        try {
            switch (kind) {
                case PATH:
                    return PathText.read((String) one());
                case CHARSET:
                    return Charset.forName((String) one());
                case VERSION:
                    return Runtime.Version.parse((String) one());
                case FILE_TIME:
                    return FileTime.from((Instant) one());
                case OPTIONAL:
                    return isEmpty() ? Optional.empty() : Optional.of(one());
                case OPTIONAL_INT:
                    return isEmpty() ? OptionalInt.empty() : OptionalInt.of((Integer) one());
                case OPTIONAL_LONG:
                    return isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) one());
                case OPTIONAL_DOUBLE:
                    return isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((Double) one());
                case ENTRY:
                    return new AbstractMap.SimpleImmutableEntry<>(parts[0], parts[1]);
                case LIST:
                case ELEMENTS:
                    return new ArrayList<>(Arrays.asList(parts));
                case LINKED_LIST:
                    return new LinkedList<>(Arrays.asList(parts));
                case DEQUE:
                    return new ArrayDeque<>(Arrays.asList(parts));
                case SET:
                    return new LinkedHashSet<>(Arrays.asList(parts));
                case SORTED_SET:
                    return sortedSet();
                case MAP:
                    return map();
                default:
                    throw new IOException("no value is of the kind '" + kind + "'");
            }
        } catch (RuntimeException e) {
            throw new IOException("no value of the kind '" + kind + "': " + e, e);
        }
    }

    private boolean isEmpty() {
        return parts.length == 0;
    }

    private Object one() throws IOException {
        Object part = parts.length == 1 ? parts[0] : null;
        if (part == null) {
            throw new IOException("a value of the kind '" + kind + "' is not whole");
        }
        return part;
    }

    private Object sortedSet() {
        @SuppressWarnings("unchecked") // what it cannot compare, it refuses
        TreeSet<@Nullable Object> set = new TreeSet<>((Comparator<Object>) parts[0]);
        for (int i = 1; i < parts.length; i++) {
            set.add(parts[i]);
        }
        return set;
    }

    private Object map() {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            map.put(parts[i], parts[i + 1]);
        }
        return map;
    }
}
