package io.github.forkpair.junit;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.aggregator.ArgumentAccessException;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.platform.commons.support.conversion.ConversionException;
import org.junit.platform.commons.support.conversion.ConversionSupport;

/** All arguments of one invocation, in another process; JUnit's own accessor cannot be sent. */
record ToldArguments(List<@Nullable Object> values, int getInvocationIndex)
        implements ArgumentsAccessor {

    static ToldArguments of(ArgumentsAccessor all) {
        return new ToldArguments(
                new ArrayList<>(all.toList()), all.getInvocationIndex()); // may hold null
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= values.size()) {
            throw new ArgumentAccessException(
                    "index must be >= 0 and < " + values.size() + ", and is " + index);
        }
        return values.get(index);
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        Object value = get(index);
        Class<?> wanted = MethodType.methodType(type).wrap().returnType();
        try {
            Object converted =
                    value instanceof String text && wanted != String.class
                            ? ConversionSupport.convert(text, type, getClass().getClassLoader())
                            : value;
            @SuppressWarnings("unchecked")
            T result = (T) wanted.cast(converted);
            return result;
        } catch (ConversionException | ClassCastException e) {
            throw new ArgumentAccessException(
                    "Argument at index ["
                            + index
                            + "] with value ["
                            + value
                            + "] could not be converted or cast to type ["
                            + type.getName()
                            + "]",
                    e);
        }
    }

    @Override
    public @Nullable Character getCharacter(int index) {
        return get(index, Character.class);
    }

    @Override
    public @Nullable Boolean getBoolean(int index) {
        return get(index, Boolean.class);
    }

    @Override
    public @Nullable Byte getByte(int index) {
        return get(index, Byte.class);
    }

    @Override
    public @Nullable Short getShort(int index) {
        return get(index, Short.class);
    }

    @Override
    public @Nullable Integer getInteger(int index) {
        return get(index, Integer.class);
    }

    @Override
    public @Nullable Long getLong(int index) {
        return get(index, Long.class);
    }

    @Override
    public @Nullable Float getFloat(int index) {
        return get(index, Float.class);
    }

    @Override
    public @Nullable Double getDouble(int index) {
        return get(index, Double.class);
    }

    @Override
    public @Nullable String getString(int index) {
        return get(index, String.class);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public @Nullable Object[] toArray() {
        return values.toArray();
    }

    @Override
    public List<@Nullable Object> toList() {
        return Collections.unmodifiableList(values);
    }
}
