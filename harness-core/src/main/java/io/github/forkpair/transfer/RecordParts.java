package io.github.forkpair.transfer;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** A record class's components: how they are read, and how a record is made of them. */
public final class RecordParts {

    /** Looked up once for each class: a list may hold many records of one. */
    private static final ClassValue<RecordParts> KNOWN =
            new ClassValue<>() {
                @Override
                protected RecordParts computeValue(Class<?> type) {
                    return new RecordParts(type);
                }
            };

    private final Class<?> type;
    private final @Nullable String whyRefused;
    private final Class<?>[] types;
    private final Method[] accessors;

    private RecordParts(Class<?> type) {
        this.type = type;
        this.whyRefused = ReadingRule.whyRefused(type);
        RecordComponent[] components = type.getRecordComponents();
        this.types = new Class<?>[components.length];
        this.accessors = new Method[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            accessors[i] = components[i].getAccessor();
        }
    }

    /**
     * Returns the components of a record class. Runs nothing of it.
     *
     * @throws RefusedClassException if the rule refuses it
     * @throws IOException if it is no record
     */
    public static RecordParts of(Class<?> type) throws IOException {
        if (!type.isRecord()) {
            throw new IOException(type.getName() + " is no record");
        }
        RecordParts parts = KNOWN.get(type);
        if (parts.whyRefused != null) {
            throw new RefusedClassException(type.getName(), parts.whyRefused);
        }
        return parts;
    }

    /** Returns the components of a record class of which nothing is to be made. */
    static RecordParts unchecked(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    /** Returns the record class. */
    public Class<?> type() {
        return type;
    }

    /** Returns how many components there are. */
    public int count() {
        return accessors.length;
    }

    /** Returns a component's name. */
    public String name(int component) {
        return accessors[component].getName();
    }

    /**
     * Returns a record's value of a component.
     *
     * @throws UnsendableException if it cannot be had
     */
    public @Nullable Object value(Record record, int component) throws UnsendableException {
        Method accessor = accessors[component];
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            throw new UnsendableException(
                    record,
                    "has an accessor " + accessor.getName() + "() that throws " + e.getCause(),
                    "",
                    e.getCause());
        } catch (InaccessibleObjectException e) {
            throw new UnsendableException(record, "is in a package that is not open", closed(), e);
        } catch (IllegalAccessException e) {
            throw new AssertionError("the accessor was made accessible", e);
        }
    }

    private String closed() {
        return "Let its module say: opens " + type.getPackageName() + ".";
    }

    /**
     * Makes a record by its canonical constructor.
     *
     * @throws IOException if the class does not take the values
     */
    Object make(@Nullable Object[] values) throws IOException {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException(
                    type.getName() + " refuses the values: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException(type.getName() + " cannot be made: " + e, e);
        }
    }

    /** Reads the components' values one by one, and makes a record of them. */
    public Object read(Source source) throws IOException {
        @Nullable Object[] values = new Object[count()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = source.next();
            } catch (IOException
                    | ClassNotFoundException
                    | RuntimeException
                    | LinkageError
                    | StackOverflowError e) {
                throw UnreadablePartException.in(type, name(i), e);
            }
        }
        return make(values);
    }

    /** Where the values of components come from, in order. */
    public interface Source {

        /** Reads the next value. */
        @Nullable Object next() throws IOException, ClassNotFoundException;
    }
}
