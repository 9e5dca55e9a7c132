package io.github.forkpair.junit;

import io.github.forkpair.child.GivenSide;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;

/**
 * The arguments of a parameterized class in a child that has JUnit run its side, and the methods
 * that JUnit has for each invocation of such a class.
 *
 * @param side what the child has
 * @param type the class: the test class, or one around it
 */
record JUnitInChildArguments(GivenSide side, Class<?> type) {

    private static final String ANNOTATION = "org.junit.jupiter.params.ParameterizedClass";

    /** Keeps JUnit from looking for arguments itself, before it has looked at any class. */
    static void takeThePlaceOfJUnits() throws IOException {
        try {
            MethodHandles.privateLookupIn(ParameterizedTest.class, MethodHandles.lookup())
                    .defineClass(RenamedClass.of(ParameterizedInChild.class, ANNOTATION));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    "JUnit cannot run a side of a parameterized class in this child, where it is a"
                            + " module. Write @ChildJvm(args = \""
                            + "--add-opens=org.junit.jupiter.params/org.junit.jupiter.params="
                            + "io.github.forkpair.junit\") on the child side.",
                    e);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "JUnit cannot run a side of a parameterized class in this child: something, such"
                            + " as an agent, has loaded the annotation @ParameterizedClass before.",
                    e);
        }
    }

    /** Tells whether a parameter of the constructor, or of such a method, gets one. */
    boolean has(Executable executable, int index) {
        return takesSome(executable)
                && (isAccessor(executable, index)
                        || place(executable, index) < side.classArguments(type).size());
    }

    private static boolean isAccessor(Executable executable, int index) {
        return executable instanceof Method
                && executable.getParameterTypes()[index] == ArgumentsAccessor.class;
    }

    @Nullable Object get(Executable executable, int index) {
        if (isAccessor(executable, index)) {
            return side.classArguments(type).stream()
                    .filter(ToldArguments.class::isInstance)
                    .findFirst()
                    .orElseGet(() -> new ToldArguments(side.classArguments(type), 1));
        }
        return side.classArguments(type).get(place(executable, index));
    }

    private boolean takesSome(Executable executable) {
        if (executable instanceof Constructor) {
            return !side.setsFields(type);
        }
        return before(executable)
                .map(BeforeParameterizedClassInvocation::injectArguments)
                .or(() -> after(executable).map(AfterParameterizedClassInvocation::injectArguments))
                .orElse(false);
    }

    private static Optional<BeforeParameterizedClassInvocation> before(Executable method) {
        return AnnotationSupport.findAnnotation(method, BeforeParameterizedClassInvocation.class);
    }

    private static Optional<AfterParameterizedClassInvocation> after(Executable method) {
        return AnnotationSupport.findAnnotation(method, AfterParameterizedClassInvocation.class);
    }

    /** The constructor of an inner class has the outer instance first. */
    private static int place(Executable executable, int index) {
        Class<?> type = executable.getDeclaringClass();
        boolean inner =
                executable instanceof Constructor
                        && type.getDeclaringClass() != null
                        && !Modifier.isStatic(type.getModifiers());
        return inner ? index - 1 : index;
    }

    void callBefore(ExtensionContext context) {
        calls(BeforeParameterizedClassInvocation.class, HierarchyTraversalMode.TOP_DOWN, context)
                .forEach(Runnable::run);
    }

    /** All of them are called, also where one fails. */
    void callAfter(ExtensionContext context) {
        List<Runnable> calls =
                calls(
                        AfterParameterizedClassInvocation.class,
                        HierarchyTraversalMode.BOTTOM_UP,
                        context);
        ThrowableCollector failures = new ThrowableCollector(any -> false);
        calls.forEach(call -> failures.execute(call::run));
        failures.assertEmpty();
    }

    private List<Runnable> calls(
            Class<? extends Annotation> annotation,
            HierarchyTraversalMode order,
            ExtensionContext context) {
        List<Method> methods = AnnotationSupport.findAnnotatedMethods(type, annotation, order);
        List<Runnable> calls = new ArrayList<>();
        for (Method method : methods) {
            String name = "@" + annotation.getSimpleName() + " " + CallbackInChild.name(method);
            calls.add(
                    () ->
                            JUnitInChildExtension.noting(
                                    new CallbackInChild(name, method),
                                    side,
                                    () ->
                                            context.getExecutableInvoker()
                                                    .invoke(
                                                            method,
                                                            context.getTestInstance()
                                                                    .orElse(null))));
        }
        return calls;
    }
}
