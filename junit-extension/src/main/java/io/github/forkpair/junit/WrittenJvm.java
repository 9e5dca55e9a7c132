package io.github.forkpair.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A {@link ChildJvm @ChildJvm} as it is written, and where.
 *
 * @param annotation what is written
 * @param place where, for a sentence: {@code @ChildJvm of @LowMemory on LockTest.waits}
 */
record WrittenJvm(ChildJvm annotation, String place) {

    /** Returns all that count for a child side; the nearest is the last. */
    static List<WrittenJvm> of(SideOfClass side) {
        List<WrittenJvm> found = new ArrayList<>();
        Set<Class<?>> classes = new LinkedHashSet<>();
        addAround(side.testClass(), classes);
        for (Class<?> type : classes) {
            found.addAll(on(type, shortName(type)));
        }
        found.addAll(on(side.method(), side.shortName()));
        return found;
    }

    /** Returns those on one class or method, the farthest first. */
    static List<WrittenJvm> on(AnnotatedElement element, String name) {
        List<List<WrittenJvm>> byDepth = new ArrayList<>();
        collect(element, " on " + name, 0, new HashSet<>(), byDepth);
        List<WrittenJvm> found = new ArrayList<>();
        for (int depth = byDepth.size() - 1; depth >= 0; depth--) {
            found.addAll(byDepth.get(depth));
        }
        return found;
    }

    private static void collect(
            AnnotatedElement element,
            String place,
            int depth,
            Set<Class<?>> seen,
            List<List<WrittenJvm>> byDepth) {
        if (byDepth.size() == depth) {
            byDepth.add(new ArrayList<>());
        }
        for (Annotation each : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = each.annotationType();
            if (each instanceof ChildJvm jvm) {
                byDepth.get(depth).add(new WrittenJvm(jvm, "@ChildJvm" + place));
            } else if (!type.getName().startsWith("java.") && seen.add(type)) {
                collect(type, " of @" + type.getSimpleName() + place, depth + 1, seen, byDepth);
            }
        }
    }

    /** Adds the classes around a class, each with those above it, and then the class itself. */
    private static void addAround(Class<?> type, Set<Class<?>> classes) {
        Class<?> outer = type.getEnclosingClass();
        if (outer != null) {
            addAround(outer, classes);
        }
        addAbove(type, classes);
    }

    private static void addAbove(Class<?> type, Set<Class<?>> classes) {
        Class<?> above = type.getSuperclass();
        if (above != null && above != Object.class) {
            addAbove(above, classes);
        }
        for (Class<?> each : type.getInterfaces()) {
            addAbove(each, classes);
        }
        classes.add(type);
    }

    private static String shortName(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }
}
