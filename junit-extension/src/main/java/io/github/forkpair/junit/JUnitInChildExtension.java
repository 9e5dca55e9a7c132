package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.child.GivenSide;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * Gives a child side that JUnit runs what the harness has for it, and notes what else of its class
 * fails. JUnit finds it by its service file where it is to look for extensions; in any JVM but such
 * a child it does nothing.
 */
public final class JUnitInChildExtension
        implements ParameterResolver, InvocationInterceptor, TestInstancePostProcessor {

    private static volatile @Nullable GivenSide given;

    /** Is created by JUnit. */
    public JUnitInChildExtension() {}

    /** Gives that side what it asks for, from now on. */
    static void gives(GivenSide side) {
        given = side;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        GivenSide side = given;
        if (side == null) {
            return false;
        }
        Executable executable = parameter.getDeclaringExecutable();
        return executable.equals(side.method())
                ? side.has(parameter.getIndex())
                : isOfTheClass(side, parameter, context)
                        || isSide(parameter.getParameter())
                        || side.hasBesides() && isRepetition(parameter);
    }

    /** A method may be one that the class inherits; a constructor is a class's own. */
    private static JUnitInChildArguments argumentsFor(
            GivenSide side, Executable executable, ExtensionContext context) {
        return new JUnitInChildArguments(
                side,
                executable instanceof Constructor
                        ? executable.getDeclaringClass()
                        : context.getRequiredTestClass());
    }

    private static boolean isOfTheClass(
            GivenSide side, ParameterContext parameter, ExtensionContext context) {
        return ToldToChild.isParameterized(side)
                && argumentsFor(side, parameter.getDeclaringExecutable(), context)
                        .has(parameter.getDeclaringExecutable(), parameter.getIndex());
    }

    private static boolean isRepetition(ParameterContext parameter) {
        return parameter.getParameter().getType() == RepetitionInfo.class;
    }

    /** Of what a side may ask for, this alone is there for all that runs with it. */
    static boolean isSide(Parameter parameter) {
        return parameter.getType() == Side.class;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        GivenSide side = Objects.requireNonNull(given);
        Executable executable = parameter.getDeclaringExecutable();
        if (isOfTheClass(side, parameter, context)) {
            return argumentsFor(side, executable, context).get(executable, parameter.getIndex());
        }
        try {
            if (!executable.equals(side.method())) {
                return isRepetition(parameter) ? side.besides() : Side.CHILD;
            }
            return side.argument(parameter.getIndex());
        } catch (IOException e) {
            throw new ParameterResolutionException(
                    "The argument for " + parameter.getParameter() + " cannot be read.", e);
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context)
            throws ReflectiveOperationException {
        GivenSide side = given;
        if (side != null
                && ToldToChild.isParameterized(side)
                && side.setsFields(instance.getClass())) {
            side.setFields(instance);
        }
    }

    /** Returns those of a parameterized class. */
    static JUnitInChildArguments argumentsOf(Class<?> type) {
        return new JUnitInChildArguments(Objects.requireNonNull(given), type);
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation,
            ReflectiveInvocationContext<Constructor<T>> constructor,
            ExtensionContext context)
            throws Throwable {
        Constructor<T> called = constructor.getExecutable();
        String name = "the constructor of " + CallbackInChild.name(called.getDeclaringClass());
        return noted(new CallbackInChild(name, called), invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        noted(callback("@BeforeAll ", method), invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        noted(callback("@BeforeEach ", method), invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        GivenSide side = given;
        if (side != null) {
            side.isCalled();
        }
        noted(new CallbackInChild("", method.getExecutable()), invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        noted(callback("@AfterEach ", method), invocation);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        noted(callback("@AfterAll ", method), invocation);
    }

    private static CallbackInChild callback(
            String annotation, ReflectiveInvocationContext<Method> method) {
        Method called = method.getExecutable();
        return new CallbackInChild(annotation + CallbackInChild.name(called), called);
    }

    private static <T> T noted(CallbackInChild callback, Invocation<T> invocation)
            throws Throwable {
        GivenSide side = given;
        return side == null ? invocation.proceed() : noting(callback, side, invocation::proceed);
    }

    /** Does that, and notes what does it, where, and whether it fails. */
    static <T, E extends Throwable> T noting(
            CallbackInChild callback, GivenSide side, Doing<T, E> work) throws E {
        callback.isCalled();
        Thread before = side.runsOn(Thread.currentThread());
        try {
            return work.done();
        } catch (Throwable e) {
            callback.threw(e);
            throw e;
        } finally {
            side.runsOn(before);
        }
    }

    /** What may fail. */
    interface Doing<T, E extends Throwable> {
        T done() throws E;
    }
}
