package io.github.forkpair.child;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;

/** The methods by which JUnit would have let a test class set itself up. */
final class SetUp {

    private static final String JUPITER = "org.junit.jupiter.api.";
    private static final String EACH = "BeforeEach";
    private static final String ALL = "BeforeAll";

    /** An annotation may carry one of JUnit's, and be carried by another. */
    private static final int DEEPEST = 4;

    private final Set<String> each = new LinkedHashSet<>();
    private final Set<String> all = new LinkedHashSet<>();

    SetUp(Class<?> type) {
        for (Class<?> own = type; own != null; own = own.getSuperclass()) {
            add(own.getDeclaredMethods());
        }
        add(type.getMethods()); // those of interfaces, too
        if (type.getDeclaringClass() != null && !Modifier.isStatic(type.getModifiers())) {
            SetUp around = new SetUp(type.getDeclaringClass());
            each.addAll(around.each);
            all.addAll(around.all);
        }
    }

    /** Returns the methods any of which may have set that field; empty if there is none. */
    String of(Field field) {
        return String.join("() or ", isOfAll(field) ? all : each);
    }

    /** Returns the simple name of the annotation that these methods carry; empty if none is. */
    String phaseOf(Field field) {
        return of(field).isEmpty() ? "" : isOfAll(field) ? ALL : EACH;
    }

    private boolean isOfAll(Field field) {
        return Modifier.isStatic(field.getModifiers()) ? !all.isEmpty() : each.isEmpty();
    }

    private void add(Method[] methods) {
        for (Method method : methods) {
            for (Annotation annotation : method.getDeclaredAnnotations()) {
                if (carries(annotation.annotationType(), JUPITER + EACH, DEEPEST)) {
                    each.add(method.getName());
                } else if (carries(annotation.annotationType(), JUPITER + ALL, DEEPEST)) {
                    all.add(method.getName());
                }
            }
        }
    }

    private static boolean carries(Class<?> annotation, String name, int depth) {
        if (annotation.getName().equals(name)) {
            return true;
        }
        if (depth == 0 || annotation.getName().startsWith("java.")) {
            return false;
        }
        for (Annotation carried : annotation.getDeclaredAnnotations()) {
            if (carries(carried.annotationType(), name, depth - 1)) {
                return true;
            }
        }
        return false;
    }
}
