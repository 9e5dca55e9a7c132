package io.github.forkpair.child;

import io.github.forkpair.transfer.NullField;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a test class that JUnit, an extension or the parent side would have set, and
 * that are null here, where a failure may come of that. Looks only once a side has failed.
 */
final class NullFields {

    private static final int MOST = 5;

    /** Annotations that set nothing. */
    private static final Set<String> SET_NOTHING =
            Set.of(
                    "Nullable",
                    "CheckForNull",
                    "NonNull",
                    "Nonnull",
                    "NotNull",
                    "NullUnmarked",
                    "MonotonicNonNull",
                    "Deprecated",
                    "GuardedBy",
                    "VisibleForTesting");

    private static final String EXTENSION = "RegisterExtension";

    private final Class<?> type;
    private final FailureWords failure;
    private @Nullable SetUp setUp;
    private final List<NullField> likely = new ArrayList<>();
    private final List<NullField> named = new ArrayList<>();

    private NullFields(Class<?> type, FailureWords failure) {
        this.type = type;
        this.failure = failure;
    }

    /**
     * Returns those that may be the cause.
     *
     * @param instance the test class's, or null where there was none yet
     */
    static List<NullField> of(Class<?> type, @Nullable Object instance, Throwable thrown) {
        try {
            NullFields fields = new NullFields(type, new FailureWords(thrown));
            fields.look(type, instance);
            List<NullField> found = fields.named.isEmpty() ? fields.likely : fields.named;
            return found.subList(0, Math.min(MOST, found.size()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return List.of(); // a class that cannot be looked into; the failure itself is told
        }
    }

    /** Looks also into the instances around that of a nested class. */
    private void look(Class<?> testClass, @Nullable Object instance)
            throws ReflectiveOperationException {
        for (Class<?> each = testClass; each != null; each = each.getSuperclass()) {
            if (each.getName().startsWith("java.")) {
                return;
            }
            for (Field field : each.getDeclaredFields()) {
                boolean fixed = Modifier.isStatic(field.getModifiers());
                if (field.getType().isPrimitive() || !fixed && instance == null) {
                    continue;
                }
                if (!field.trySetAccessible()) {
                    continue;
                }
                Object value = field.get(fixed ? null : instance);
                if (field.isSynthetic()) {
                    if (value != null && value.getClass() == testClass.getDeclaringClass()) {
                        look(value.getClass(), value);
                    }
                } else if (value != null) {
                    lookAt(field, value);
                } else if (!Modifier.isFinal(field.getModifiers())) {
                    lookAt(field);
                }
            }
        }
    }

    /** An extension that the class has made and that JUnit would have started. */
    private void lookAt(Field field, Object value) {
        if (annotation(field).equals(EXTENSION) && failure.comesFrom(value.getClass())) {
            named.add(new NullField(field.getName(), EXTENSION, true));
        }
        String part = failure.part(field, type);
        if (!part.isEmpty()) {
            add(field, part, part.indexOf('[') >= 0);
        } else if (isEmpty(value) && failure.areOfNothingInside()) {
            addEmpty(field);
        }
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> all && all.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Optional<?> perhaps && perhaps.isEmpty()
                || value instanceof Object[] array && array.length == 0;
    }

    /** One that a set-up method may have filled. */
    private void addEmpty(Field field) {
        NullField empty = found(field, field.getName(), true);
        if (!empty.setUp().isEmpty()) {
            likely.add(empty);
        }
    }

    private void lookAt(Field field) {
        boolean isNamed = failure.names(field, type);
        if (!isNamed && !failure.mayBeOf(field, type)) {
            return;
        }
        add(field, field.getName(), isNamed);
    }

    private void add(Field field, String name, boolean isNamed) {
        NullField found = found(field, name, false);
        if (isNamed) {
            named.add(found);
        } else if (!found.annotation().isEmpty() || !found.setUp().isEmpty()) {
            likely.add(found);
        }
    }

    private NullField found(Field field, String name, boolean made) {
        String annotation = annotation(field);
        boolean isSetUp = annotation.isEmpty();
        return new NullField(
                name,
                annotation,
                isSetUp ? setUp().of(field) : "",
                isSetUp ? setUp().phaseOf(field) : "",
                made,
                isWithReach(field));
    }

    /** Code of the test class, and so of the parent side, reaches the private fields of its own. */
    private boolean isWithReach(Field field) {
        return !Modifier.isPrivate(field.getModifiers())
                || field.getDeclaringClass().getNestHost() == type.getNestHost();
    }

    /** Created when asked for: reading annotations loads what makes proxies of them. */
    private SetUp setUp() {
        SetUp methods = setUp;
        if (methods == null) {
            methods = new SetUp(type);
            setUp = methods;
        }
        return methods;
    }

    private static String annotation(Field field) {
        for (Annotation each : field.getDeclaredAnnotations()) {
            String name = each.annotationType().getSimpleName();
            if (!SET_NOTHING.contains(name)) {
                return name;
            }
        }
        return "";
    }
}
