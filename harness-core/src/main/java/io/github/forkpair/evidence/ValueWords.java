package io.github.forkpair.evidence;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Words values by looking at them, up to a length. A class's own methods might block, fail or never
 * end, so only the JDK's known ones are called; of any other object nothing is worded but that it
 * is there.
 */
final class ValueWords {

    /** What is nested deeper is not worded, and neither is what holds itself. */
    private static final int MOST_DEPTH = 5;

    /** A number with more digits would take long to word. */
    private static final int MOST_BITS = 4096;

    /** Collections that keep their elements themselves, and so call nobody to show them. */
    private static final Set<String> COLLECTIONS =
            Set.of(
                    "java.util.ArrayDeque",
                    "java.util.ArrayList",
                    "java.util.Arrays$ArrayList",
                    "java.util.Collections$EmptyList",
                    "java.util.Collections$EmptyMap",
                    "java.util.Collections$EmptySet",
                    "java.util.Collections$SingletonList",
                    "java.util.Collections$SingletonMap",
                    "java.util.Collections$SingletonSet",
                    "java.util.EnumMap",
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.ImmutableCollections$List12",
                    "java.util.ImmutableCollections$ListN",
                    "java.util.ImmutableCollections$Map1",
                    "java.util.ImmutableCollections$MapN",
                    "java.util.ImmutableCollections$Set12",
                    "java.util.ImmutableCollections$SetN",
                    "java.util.JumboEnumSet",
                    "java.util.LinkedHashMap",
                    "java.util.LinkedHashSet",
                    "java.util.LinkedList",
                    "java.util.RegularEnumSet",
                    "java.util.TreeMap",
                    "java.util.TreeSet",
                    "java.util.concurrent.ConcurrentHashMap",
                    "java.util.concurrent.CopyOnWriteArrayList");

    /** A record's fields, in the order of its components; empty if they are closed. */
    private static final ClassValue<Field[]> FIELDS =
            new ClassValue<>() {
                @Override
                protected Field[] computeValue(Class<?> type) {
                    List<Field> found = new ArrayList<>();
                    for (Field field : type.getDeclaredFields()) {
                        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                            found.add(field);
                        }
                    }
                    return found.toArray(new Field[0]);
                }
            };

    private final StringBuilder words = new StringBuilder();
    private final int most;
    private int depth;

    ValueWords(int most) {
        this.most = most;
    }

    @Override
    public String toString() {
        return words.toString();
    }

    /** Adds a value's words, without its type where that is not part of them. */
    void add(@Nullable Object value) {
        if (isFull()) {
            return;
        }
        if (value == null) {
            words.append("null");
        } else if (value instanceof String text) {
            words.append('"').append(text, 0, Math.min(most, text.length())).append('"');
        } else if (value instanceof Character character) {
            words.append('\'').append(character.charValue()).append('\'');
        } else if (isPlain(value)) {
            words.append(value);
        } else if (value instanceof Enum<?> constant) {
            words.append(constant.name());
        } else if (depth < MOST_DEPTH) {
            depth++;
            addWhatIsIn(value);
            depth--;
        }
    }

    private void addWhatIsIn(Object value) {
        if (value instanceof Record) {
            addComponents(value);
        } else if (value instanceof byte[] bytes) {
            int shown = Math.min(most / 3 + 1, bytes.length); // each takes three characters
            String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
            words.append('{').append(hex).append('}');
        } else if (value.getClass().isArray()) {
            addArray(value);
        } else if (value instanceof Optional<?> content) {
            words.append('[');
            if (content.isPresent()) {
                addNested(content.get());
            }
            words.append(']');
        } else if (COLLECTIONS.contains(value.getClass().getName())) {
            if (value instanceof Collection<?> elements) {
                addElements(elements);
            } else if (value instanceof Map<?, ?> map) {
                addEntries(map);
            }
        }
    }

    /** Tells whether the JDK words it at once, and calls nobody. */
    private static boolean isPlain(Object value) {
        if (value instanceof BigInteger number) {
            return number.getClass() == BigInteger.class && number.bitLength() <= MOST_BITS;
        } else if (value instanceof BigDecimal number) {
            return number.getClass() == BigDecimal.class
                    && number.unscaledValue().bitLength() <= MOST_BITS;
        } else if (value instanceof Path path) {
            return path.getFileSystem() == FileSystems.getDefault() && isOfTheJdk(path.getClass());
        }
        Class<?> type = value.getClass();
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte
                || value instanceof UUID
                || value instanceof URI
                || value instanceof Locale
                || value instanceof Currency
                || type == AtomicInteger.class
                || type == AtomicLong.class
                || type == AtomicBoolean.class
                || type.getPackageName().equals("java.time") && isOfTheJdk(type);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getModule() == Object.class.getModule();
    }

    private void addComponents(Object record) {
        words.append('[');
        String separator = "";
        for (Field field : FIELDS.get(record.getClass())) {
            if (isFull()) {
                return;
            }
            words.append(separator).append(field.getName()).append('=');
            separator = ", ";
            try {
                addNested(field.get(record));
            } catch (IllegalAccessException e) {
                throw new AssertionError("the field was made accessible", e);
            }
        }
        words.append(']');
    }

    private void addArray(Object array) {
        words.append('{');
        int length = Array.getLength(array);
        for (int i = 0; i < length && !isFull(); i++) {
            words.append(i == 0 ? "" : ", ");
            addNested(Array.get(array, i));
        }
        words.append('}');
    }

    private void addElements(Collection<?> elements) {
        words.append('[');
        String separator = "";
        for (Object element : elements) {
            if (isFull()) {
                return;
            }
            words.append(separator);
            separator = ", ";
            addNested(element);
        }
        words.append(']');
    }

    private void addEntries(Map<?, ?> map) {
        words.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (isFull()) {
                return;
            }
            words.append(separator);
            separator = ", ";
            addNested(entry.getKey());
            words.append('=');
            addNested(entry.getValue());
        }
        words.append('}');
    }

    /** Adds a value that another holds: with its type where that tells records and others apart. */
    private void addNested(@Nullable Object value) {
        int before = words.length();
        add(value);
        if (value != null && (value instanceof Record || words.length() == before)) {
            words.insert(before, typeOf(value));
        }
    }

    private boolean isFull() {
        return words.length() > most;
    }

    /** Returns a value's class as people name it: an interface, where the JDK hides the class. */
    static String typeOf(Object value) {
        Class<?> type = value.getClass();
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName();
        } else if (value instanceof Path) {
            return "Path";
        } else if (type.isArray() || Modifier.isPublic(type.getModifiers()) || !isOfTheJdk(type)) {
            String simple = type.getSimpleName();
            return simple.isEmpty()
                    ? type.getName().substring(type.getName().lastIndexOf('.') + 1)
                    : simple;
        } else if (value instanceof List) {
            return "List";
        } else if (value instanceof Set) {
            return "Set";
        }
        return value instanceof Map ? "Map" : type.getSimpleName();
    }
}
