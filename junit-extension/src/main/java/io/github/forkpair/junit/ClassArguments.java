package io.github.forkpair.junit;

import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.LaunchMode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The arguments of a parameterized class, from which a child makes its instance. JUnit's module for
 * parameters may be missing, and its classes have moved, so they are found by their names.
 *
 * @param owner the class
 * @param constructor the parameters of the class's constructor that get some
 * @param fields its fields that do
 */
record ClassArguments(Class<?> owner, List<Parameter> constructor, List<Field> fields) {

    private static final String PARAMS = "org.junit.jupiter.params.";

    /** Returns those of a class; none of one that is not parameterized. */
    static ClassArguments of(Class<?> testClass) {
        if (!isParameterized(testClass)) {
            return new ClassArguments(testClass, List.of(), List.of());
        }
        List<Field> fields =
                annotation(testClass, "Parameter")
                        .map(
                                type ->
                                        inOrder(
                                                AnnotationSupport.findAnnotatedFields(
                                                        testClass, type),
                                                type))
                        .orElse(List.of());
        return fields.isEmpty()
                ? new ClassArguments(testClass, parametersOf(testClass), List.of())
                : new ClassArguments(testClass, List.of(), fields);
    }

    /** A field says which argument it gets, where there are several. */
    private static List<Field> inOrder(List<Field> fields, Class<? extends Annotation> parameter) {
        return fields.stream()
                .sorted(Comparator.comparing(field -> index(field.getAnnotation(parameter))))
                .toList();
    }

    private static int index(Annotation parameter) {
        try {
            Method value = parameter.annotationType().getMethod("value");
            return (int) value.invoke(parameter);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns those that the invocation has: a constructor may ask for more, of other extensions.
     */
    ClassArguments deliveredIn(ExtensionContext context) {
        if (constructor.isEmpty()) {
            return this;
        }
        try {
            Object all = accessor(context);
            int delivered = (int) accessorType(all).getMethod("size").invoke(all);
            return new ClassArguments(owner, constructor.subList(0, leading(delivered)), fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The arguments of a class cannot be counted.", e);
        }
    }

    /** One for each value comes first, and then those that are made of several. */
    private int leading(int delivered) {
        int number = 0;
        while (number < Math.min(delivered, constructor.size()) && !isOfMany(number)) {
            number++;
        }
        while (number < constructor.size() && isOfMany(number)) {
            number++;
        }
        return number;
    }

    private boolean isOfMany(int index) {
        Parameter parameter = constructor.get(index);
        return parameter.getType().getName().startsWith(PARAMS)
                || isAnnotated(parameter, "aggregator.AggregateWith");
    }

    /** Returns what a child could not make its instance from, each as a text of its own. */
    static List<String> problemsOf(List<SideOfClass> children, ExtensionContext context) {
        List<Class<?>> made = new ArrayList<>(context.getEnclosingTestClasses());
        made.add(context.getRequiredTestClass());
        List<String> problems = new ArrayList<>();
        for (Class<?> type : made) {
            ClassArguments all = of(type);
            int delivered = all.deliveredIn(context).constructor().size();
            if (delivered < all.constructor().size()) {
                String besides = ArgumentChecks.written(all.constructor().get(delivered));
                children.stream()
                        .filter(child -> child.mode() == LaunchMode.SPAWN)
                        .filter(child -> !child.isRunByJUnit())
                        .forEach(
                                child ->
                                        problems.add(
                                                Misconfiguration.notAnArgument(besides, child)));
            }
        }
        return problems;
    }

    /** Returns how many there are. */
    int count() {
        return constructor.size() + fields.size();
    }

    /** Tells whether JUnit makes an instance of the class from arguments. */
    static boolean isParameterized(Class<?> testClass) {
        return annotation(testClass, "ParameterizedClass")
                .filter(type -> AnnotationSupport.isAnnotated(testClass, type))
                .isPresent();
    }

    private static Optional<Class<? extends Annotation>> annotation(
            Class<?> testClass, String name) {
        return found(testClass, PARAMS + name).map(type -> type.asSubclass(Annotation.class));
    }

    private static Optional<Class<?>> found(Class<?> testClass, String name) {
        try {
            return Optional.of(Class.forName(name, false, testClass.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** JUnit wants one constructor; that of an inner class has the outer instance first. */
    private static List<Parameter> parametersOf(Class<?> testClass) {
        Constructor<?>[] all = testClass.getDeclaredConstructors();
        if (all.length != 1) {
            return List.of();
        }
        boolean inner =
                testClass.getDeclaringClass() != null
                        && !Modifier.isStatic(testClass.getModifiers());
        return Arrays.stream(all[0].getParameters()).skip(inner ? 1 : 0).toList();
    }

    private static boolean isAnnotated(Parameter parameter, String name) {
        return annotation(parameter.getDeclaringExecutable().getDeclaringClass(), name)
                .filter(type -> AnnotationSupport.isAnnotated(parameter, type))
                .isPresent();
    }

    /** Returns the words by which a child is told what its instance is made from. */
    List<String> words(int firstPlace) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < constructor.size(); i++) {
            words.add(Asked.CONSTRUCTOR + (firstPlace + i) + " " + owner.getName());
        }
        for (Field field : fields) {
            words.add(
                    Asked.FIELD
                            + (firstPlace + words.size())
                            + " "
                            + owner.getName()
                            + " "
                            + field.getDeclaringClass().getName()
                            + " "
                            + field.getName());
        }
        return words;
    }

    /** Returns how an author writes the one at a place. */
    String written(int place) {
        return constructor.isEmpty()
                ? fields.get(place).getType().getSimpleName() + " " + fields.get(place).getName()
                : ArgumentChecks.written(constructor.get(place));
    }

    /** Returns their values, as the instance in the test JVM has them. */
    List<@Nullable Object> values(Object instance, ExtensionContext context) {
        try {
            List<@Nullable Object> values = new ArrayList<>();
            for (Field field : fields) {
                field.setAccessible(true);
                values.add(field.get(instance));
            }
            if (!constructor.isEmpty()) {
                MadeInstances.in(context)
                        .take(instance)
                        .subList(0, constructor.size())
                        .forEach(value -> values.add(sendable(value)));
            }
            return values;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The arguments of " + instance.getClass().getName() + " cannot be read.", e);
        }
    }

    /** JUnit's module for parameters is there where its own accessor is. */
    private static @Nullable Object sendable(@Nullable Object value) {
        return value != null && value.getClass().getName().startsWith(PARAMS)
                ? SideArguments.told(value)
                : value;
    }

    /** Returns JUnit's accessor to all arguments of the class. */
    private Object accessor(ExtensionContext context) throws ReflectiveOperationException {
        Class<?> info =
                found(owner, PARAMS + "support.ParameterInfo")
                        .or(() -> found(owner, PARAMS + "ParameterInfo"))
                        .orElseThrow();
        Object ofClass =
                info.getMethod("get", ExtensionContext.class).invoke(null, ofTheClass(context));
        return info.getMethod("getArguments").invoke(ofClass);
    }

    private static Class<?> accessorType(Object accessor) throws ClassNotFoundException {
        return Class.forName(
                PARAMS + "aggregator.ArgumentsAccessor",
                false,
                accessor.getClass().getClassLoader());
    }

    private ExtensionContext ofTheClass(ExtensionContext context) {
        ExtensionContext of = context;
        while (of.getTestMethod().isPresent() || of.getTestClass().orElse(null) != owner) {
            of = of.getParent().orElseThrow();
        }
        return of;
    }
}
