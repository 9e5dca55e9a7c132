package io.github.forkpair.transfer;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What an object holds, as far as that can be looked at from outside. */
public final class Holdings {

    /** Is shown each thing that an object holds. */
    public interface Visitor {

        /** Something that has a name: a component, a field, or a method that returns it. */
        void named(String name, @Nullable Object held);

        /** An element of an array or a collection, in their order. */
        void element(int index, @Nullable Object held);

        /** A key of a map, and the value that it has there. */
        void entry(int index, @Nullable Object key, @Nullable Object value);
    }

    /**
     * The fields of a class and of those that it extends, but for the JDK's own, which is closed.
     */
    private static final ClassValue<Field[]> FIELDS =
            new ClassValue<>() {
                @Override
                protected Field[] computeValue(Class<?> type) {
                    List<Field> found = new ArrayList<>();
                    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                        if (each.getModule() != Object.class.getModule()) {
                            addOpenFields(each, found);
                        }
                    }
                    return found.toArray(new Field[0]);
                }
            };

    private Holdings() {}

    /**
     * Shows what an object holds that is serialized with it. Runs methods of the object's, and
     * throws what they throw.
     *
     * @throws UnsendableException if it is a record that does not say what it holds
     */
    public static void show(Object holder, Visitor visitor) throws UnsendableException {
        if (holder instanceof Record record) {
            RecordParts components = RecordParts.unchecked(record.getClass());
            for (int i = 0; i < components.count(); i++) {
                visitor.named(components.name(i), components.value(record, i));
            }
            return;
        }
        if (holder instanceof String || holder instanceof Enum<?> || holder instanceof Class<?>) {
            return; // goes by its name
        }
        if (holder instanceof Object[] elements) {
            for (int i = 0; i < elements.length; i++) {
                visitor.element(i, elements[i]);
            }
            return;
        }
        if (!keepsWhatItShows(holder.getClass())) {
            showFields(holder, visitor);
            return;
        }
        if (holder instanceof Map<?, ?> map) {
            int i = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                visitor.entry(i++, entry.getKey(), entry.getValue());
            }
            if (map instanceof SortedMap<?, ?> sorted) {
                visitor.named("comparator()", sorted.comparator());
            }
        } else if (holder instanceof Collection<?> elements) {
            int i = 0;
            for (Object element : elements) {
                visitor.element(i++, element);
            }
            if (elements instanceof SortedSet<?> sorted) {
                visitor.named("comparator()", sorted.comparator());
            } else if (elements instanceof PriorityQueue<?> queue) {
                visitor.named("comparator()", queue.comparator());
            }
        } else if (holder instanceof Map.Entry<?, ?> entry) {
            visitor.named("getKey()", entry.getKey());
            visitor.named("getValue()", entry.getValue());
        } else if (holder instanceof Optional<?> content) {
            visitor.named("get()", content.isPresent() ? content.get() : null);
        } else if (holder instanceof AtomicReference<?> reference) {
            visitor.named("get()", reference.get());
        } else if (holder instanceof Throwable thrown) {
            visitor.named("getCause()", thrown.getCause());
            visitor.named("getSuppressed()", thrown.getSuppressed());
        }
        showFields(holder, visitor);
    }

    /**
     * Tells whether what a collection shows is kept by a class of the JDK's. One of a user's own
     * may make its elements up, without end.
     */
    private static boolean keepsWhatItShows(Class<?> type) {
        Class<?> known = type;
        while (known.getModule() != Object.class.getModule()) {
            known = known.getSuperclass();
        }
        return known == type || known != Object.class && !Modifier.isAbstract(known.getModifiers());
    }

    private static void showFields(Object holder, Visitor visitor) {
        for (Field field : FIELDS.get(holder.getClass())) {
            try {
                visitor.named(field.getName(), field.get(holder));
            } catch (IllegalAccessException e) {
                throw new AssertionError("the field was made accessible", e);
            }
        }
    }

    private static void addOpenFields(Class<?> type, List<Field> found) {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !Modifier.isTransient(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && field.trySetAccessible()) {
                found.add(field);
            }
        }
    }
}
