package io.github.forkpair.child;

import io.github.forkpair.plan.Asked;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an instance of a parameterized class, as JUnit makes one in the test JVM. */
final class InstanceOfArguments {

    private InstanceOfArguments() {}

    /**
     * Makes one.
     *
     * @param words which of the values go where
     * @param values the values, one for each word
     */
    static Object create(Class<?> type, List<String> words, List<@Nullable Object> values)
            throws ReflectiveOperationException {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(Asked.CONSTRUCTOR)) {
                arguments.add(values.get(i));
            }
        }
        Object created =
                arguments.isEmpty() ? SideInvocation.instance(type) : constructed(type, arguments);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(Asked.FIELD)) {
                String[] parts = words.get(i).split(" ", 4);
                Field field =
                        Class.forName(parts[2], false, type.getClassLoader())
                                .getDeclaredField(parts[3]);
                field.setAccessible(true);
                field.set(created, values.get(i));
            }
        }
        return created;
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
