package io.github.forkpair.child;

import io.github.forkpair.plan.Asked;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of parameterized classes, from which instances are made as in the test JVM: one of
 * the test class, within one of each class around it.
 */
final class ArgumentsOfClass {

    private static final int OWNER = 2;
    private static final int DECLARING = 3;
    private static final int NAME = 4;

    /** Each word in its parts: which kind, which place, of which class, and what field of it. */
    private final List<String[]> words = new ArrayList<>();

    private final List<@Nullable Object> values;

    /**
     * Takes them.
     *
     * @param words which of the values go where
     * @param values the values, one for each word
     */
    ArgumentsOfClass(List<String> words, List<@Nullable Object> values) {
        for (String word : words) {
            this.words.add(word.split(" ", NAME + 1));
        }
        this.values = values;
    }

    /** Returns those of one class, in their order. */
    List<@Nullable Object> values(Class<?> owner) {
        List<@Nullable Object> own = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (isOf(i, owner)) {
                own.add(values.get(i));
            }
        }
        return own;
    }

    private boolean isOf(int index, Class<?> owner) {
        return words.get(index)[OWNER].equals(owner.getName());
    }

    private boolean isForAField(int index) {
        return words.get(index)[0].equals(Asked.FIELD.strip());
    }

    /** Tells whether those of one class are for fields. */
    boolean areForFields(Class<?> owner) {
        for (int i = 0; i < words.size(); i++) {
            if (isOf(i, owner)) {
                return isForAField(i);
            }
        }
        return false;
    }

    /** Makes an instance. */
    Object instance(Class<?> type) throws ReflectiveOperationException {
        List<@Nullable Object> arguments = areForFields(type) ? new ArrayList<>() : values(type);
        Class<?> outer = type.getDeclaringClass();
        boolean inner = outer != null && !Modifier.isStatic(type.getModifiers());
        Constructor<?> constructor;
        if (!arguments.isEmpty()) {
            constructor = type.getDeclaredConstructors()[0]; // JUnit wants one alone
        } else {
            constructor =
                    inner ? type.getDeclaredConstructor(outer) : type.getDeclaredConstructor();
        }
        if (inner) {
            arguments.add(0, instance(around(outer)));
        }
        constructor.setAccessible(true);
        Object created = constructor.newInstance(arguments.toArray());
        setFields(created);
        return created;
    }

    /** A class that inherits the nested one is around it, if it is the one with arguments. */
    private Class<?> around(Class<?> declaring) throws ClassNotFoundException {
        for (String[] word : words) {
            Class<?> owner = Class.forName(word[OWNER], false, declaring.getClassLoader());
            if (declaring.isAssignableFrom(owner)) {
                return owner;
            }
        }
        return declaring;
    }

    /** Sets the fields of an instance that get some. */
    void setFields(Object instance) throws ReflectiveOperationException {
        for (int i = 0; i < words.size(); i++) {
            if (isForAField(i) && isOf(i, instance.getClass())) {
                Field field =
                        Class.forName(
                                        words.get(i)[DECLARING],
                                        false,
                                        instance.getClass().getClassLoader())
                                .getDeclaredField(words.get(i)[NAME]);
                field.setAccessible(true);
                field.set(instance, values.get(i));
            }
        }
    }
}
