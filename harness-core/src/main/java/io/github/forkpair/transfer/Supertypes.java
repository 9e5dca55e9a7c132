package io.github.forkpair.transfer;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class with all that it extends and implements. */
final class Supertypes {

    private Supertypes() {}

    /** Walks from the class upwards, and meets each type once. */
    static Set<Class<?>> of(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(type, found);
        return found;
    }

    /** Tells whether a type of that name is among them. */
    static boolean include(Class<?> type, String name) {
        for (Class<?> each : of(type)) {
            if (each.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> found) {
        if (type != null && found.add(type)) {
            collect(type.getSuperclass(), found);
            for (Class<?> each : type.getInterfaces()) {
                collect(each, found);
            }
        }
    }
}
