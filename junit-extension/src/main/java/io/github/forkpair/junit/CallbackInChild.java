package io.github.forkpair.junit;

import io.github.forkpair.child.GivenSide;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What of a test class, or of its extensions, threw something beside its side's method. */
final class CallbackInChild {

    private static final int MOST_CAUSES = 20;

    private static final String JUNIT = "org.junit.";

    private static final String STATIC_INITIALIZER = "<clinit>";

    private static final Map<Throwable, CallbackInChild> NOTED =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /** What was called last, of all that may be noted. */
    private static volatile Optional<CallbackInChild> last = Optional.empty();

    private final String name;
    private final Executable code;

    /**
     * Names it.
     *
     * @param name as its author would; empty for the side's method
     * @param code what is called
     */
    CallbackInChild(String name, Executable code) {
        this.name = name;
        this.code = code;
    }

    /** Notes that it is called. */
    void isCalled() {
        last = Optional.of(this);
    }

    /** Notes that it threw something, or what JUnit runs around it did. */
    void threw(Throwable thrown) {
        NOTED.putIfAbsent(thrown, this);
    }

    /** Returns a method's name as a text has it. */
    static String name(Method method) {
        return name(method.getDeclaringClass()) + "." + method.getName();
    }

    /** Returns a class's name as a text has it. */
    static String name(Class<?> type) {
        return simple(type.getName());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns what threw that; nothing if the side's method did, or could not be called. */
    static Optional<String> of(Throwable thrown, GivenSide side) {
        List<Throwable> all = withCauses(thrown);
        for (Throwable each : all) {
            CallbackInChild noted = NOTED.get(each);
            if (noted != null) {
                return noted.named(all, side);
            }
        }
        if (thrown instanceof TimeoutException && last.isPresent()) { // JUnit's own, around it
            return last.get().name();
        }
        if (thrown instanceof ParameterResolutionException
                && String.valueOf(thrown.getMessage()).contains(side.method().toGenericString())) {
            return Optional.empty();
        }
        boolean wasCalled = last.filter(callback -> callback.wasAfter(side)).isPresent();
        return Optional.of(
                initializer(all)
                        .or(() -> extension(all, side))
                        .orElse(
                                "what JUnit runs "
                                        + (wasCalled ? "after" : "before")
                                        + " the side's method"));
    }

    private boolean wasAfter(GivenSide side) {
        return code.equals(side.method()) || name.startsWith("@After");
    }

    private Optional<String> name() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** What JUnit runs around it is an extension's, which stands in the stack in its place. */
    private Optional<String> named(List<Throwable> all, GivenSide side) {
        Optional<String> initializer = initializer(all);
        if (initializer.isPresent()) {
            return initializer;
        }
        boolean isInTheStack =
                all.stream()
                        .flatMap(each -> Arrays.stream(each.getStackTrace()))
                        .anyMatch(this::isOf);
        return isInTheStack ? name() : extension(all, side).or(this::name);
    }

    private boolean isOf(StackTraceElement frame) {
        String method = code instanceof Method ? code.getName() : "<init>";
        return frame.getClassName().equals(code.getDeclaringClass().getName())
                && frame.getMethodName().equals(method);
    }

    private static List<Throwable> withCauses(Throwable thrown) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable each = thrown;
                each != null && all.size() < MOST_CAUSES && !all.contains(each);
                each = each.getCause()) {
            all.add(each);
        }
        return all;
    }

    private static Optional<String> initializer(List<Throwable> all) {
        if (!(all.get(0) instanceof ExceptionInInitializerError)) {
            return Optional.empty();
        }
        return all.stream()
                .flatMap(each -> Arrays.stream(each.getStackTrace()))
                .filter(frame -> frame.getMethodName().equals(STATIC_INITIALIZER))
                .findFirst()
                .map(frame -> "the static initializer of " + simple(frame.getClassName()));
    }

    /** Returns the outermost extension that is in a stack: of it JUnit does not tell. */
    private static Optional<String> extension(List<Throwable> all, GivenSide side) {
        for (Throwable each : all) {
            StackTraceElement[] stack = each.getStackTrace();
            for (int i = stack.length - 1; i >= 0; i--) {
                if (isAnExtension(stack[i].getClassName(), side)) {
                    return Optional.of(written(stack[i]));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAnExtension(String type, GivenSide side) {
        if (type.startsWith(JUNIT) || type.equals(JUnitInChildExtension.class.getName())) {
            return false;
        }
        try {
            return Extension.class.isAssignableFrom(
                    Class.forName(type, false, side.testClass().getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // as of a hidden class
        }
    }

    private static String written(StackTraceElement frame) {
        String type = simple(frame.getClassName());
        return frame.getMethodName().equals("<init>")
                ? "the constructor of extension " + type
                : "extension " + type + "." + frame.getMethodName();
    }
}
