package io.github.forkpair.junit;

import io.github.forkpair.plan.Asked;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The arguments of a parameterized class, from which a child makes its instance. JUnit's module for
 * parameters may be missing, and its classes have moved, so they are found by their names.
 *
 * @param constructor the parameters of the class's constructor that get some
 * @param fields its fields that do
 */
record ClassArguments(List<Parameter> constructor, List<Field> fields) {

    private static final String PARAMS = "org.junit.jupiter.params.";

    private static final ClassArguments NONE = new ClassArguments(List.of(), List.of());

    /** Returns those of a class; none of one that is not parameterized. */
    static ClassArguments of(Class<?> testClass) {
        if (!isParameterized(testClass)) {
            return NONE;
        }
        List<Field> fields =
                annotation(testClass, "Parameter")
                        .map(type -> AnnotationSupport.findAnnotatedFields(testClass, type))
                        .orElse(List.of());
        return fields.isEmpty()
                ? new ClassArguments(parametersOf(testClass), List.of())
                : new ClassArguments(List.of(), fields);
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

    /** Returns what of it a child cannot get, as its author wrote it; nothing if it can get all. */
    Optional<String> unfit(Class<?> testClass) {
        return constructor.stream()
                .filter(parameter -> !testClass.isRecord() && isMade(testClass, parameter))
                .findFirst()
                .map(ArgumentChecks::written);
    }

    /** Tells whether something else than JUnit's own conversion makes a parameter's value. */
    private static boolean isMade(Class<?> testClass, Parameter parameter) {
        return Stream.of("converter.ConvertWith", "aggregator.AggregateWith")
                        .flatMap(name -> annotation(testClass, name).stream())
                        .anyMatch(
                                type ->
                                        AnnotationSupport.isAnnotated(
                                                (AnnotatedElement) parameter, type))
                || parameter.getType().getName().startsWith(PARAMS);
    }

    /** Returns the words by which a child is told what its instance is made from. */
    List<String> words(int firstPlace) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < constructor.size(); i++) {
            words.add(Asked.CONSTRUCTOR + (firstPlace + i));
        }
        for (Field field : fields) {
            words.add(
                    Asked.FIELD
                            + (firstPlace + words.size())
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
            for (int i = 0; i < constructor.size(); i++) {
                values.add(ofConstructor(i, instance, context));
            }
            return values;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The arguments of " + instance.getClass().getName() + " cannot be read.", e);
        }
    }

    private @Nullable Object ofConstructor(int index, Object instance, ExtensionContext context)
            throws ReflectiveOperationException {
        Class<?> type = instance.getClass();
        if (type.isRecord()) {
            Method accessor = type.getRecordComponents()[index].getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(instance);
        }
        Class<?> info =
                found(type, PARAMS + "support.ParameterInfo")
                        .or(() -> found(type, PARAMS + "ParameterInfo"))
                        .orElseThrow();
        Object ofClass =
                info.getMethod("get", ExtensionContext.class).invoke(null, ofTheClass(context));
        Object accessor = info.getMethod("getArguments").invoke(ofClass);
        Class<?> wanted =
                MethodType.methodType(constructor.get(index).getType()).wrap().returnType();
        return Class.forName(PARAMS + "aggregator.ArgumentsAccessor", false, type.getClassLoader())
                .getMethod("get", int.class, Class.class)
                .invoke(accessor, index, wanted);
    }

    private static ExtensionContext ofTheClass(ExtensionContext context) {
        ExtensionContext of = context;
        while (of.getTestMethod().isPresent()) {
            of = of.getParent().orElseThrow();
        }
        return of;
    }
}
