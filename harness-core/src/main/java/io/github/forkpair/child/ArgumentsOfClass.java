package io.github.forkpair.child;

import io.github.forkpair.plan.Asked;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a parameterized class, from which an instance is made as in the test JVM. */
final class ArgumentsOfClass {

    private final List<String> words;
    private final List<@Nullable Object> values;

    /**
     * Takes them.
     *
     * @param words which of the values go where
     * @param values the values, one for each word
     */
    ArgumentsOfClass(List<String> words, List<@Nullable Object> values) {
        this.words = words;
        this.values = values;
    }

    List<@Nullable Object> values() {
        return values;
    }

    /** Tells whether any is for a field. */
    boolean areForFields() {
        return !words.isEmpty() && words.get(0).startsWith(Asked.FIELD);
    }

    /** Makes an instance. */
    Object instance(Class<?> type) throws ReflectiveOperationException {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(Asked.CONSTRUCTOR)) {
                arguments.add(values.get(i));
            }
        }
        Object created =
                arguments.isEmpty() ? SideInvocation.instance(type) : constructed(type, arguments);
        setFields(created);
        return created;
    }

    /** Sets the fields of an instance that get some. */
    void setFields(Object instance) throws ReflectiveOperationException {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(Asked.FIELD)) {
                String[] parts = words.get(i).split(" ", 4);
                Field field =
                        Class.forName(parts[2], false, instance.getClass().getClassLoader())
                                .getDeclaredField(parts[3]);
                field.setAccessible(true);
                field.set(instance, values.get(i));
            }
        }
    }

    private static Object constructed(Class<?> type, List<@Nullable Object> arguments)
            throws ReflectiveOperationException {
        Class<?> outer = type.getDeclaringClass();
        if (outer != null && !Modifier.isStatic(type.getModifiers())) {
            arguments.add(0, SideInvocation.instance(outer));
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0]; // JUnit wants one alone
        constructor.setAccessible(true);
        return constructor.newInstance(arguments.toArray());
    }
}
