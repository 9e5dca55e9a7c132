package io.github.forkpair.evidence;

import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A stack frame for a failure that has no stack of its own in a side: the side's method, at its
 * first line, so that an IDE leads there.
 */
public final class SideFrame {

    private SideFrame() {}

    /**
     * Returns the frame; without a line where the class does not say.
     *
     * @param loader finds the class
     */
    public static StackTraceElement of(SideMethod side, ClassLoader loader) {
        try {
            Deque<Class<?>> left = new ArrayDeque<>();
            left.add(Class.forName(side.testClass(), false, loader));
            while (!left.isEmpty()) {
                Class<?> type = left.remove();
                for (Method method : type.getDeclaredMethods()) {
                    if (is(method, side)) {
                        return frame(type, method);
                    }
                }
                if (type.getSuperclass() != null) {
                    left.add(type.getSuperclass());
                }
                left.addAll(List.of(type.getInterfaces()));
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            // The method's name alone has to do.
        }
        return new StackTraceElement(side.testClass(), side.method(), null, -1);
    }

    /**
     * Returns the frame in which a side's method was seen; nothing where it was not.
     *
     * @param dump the side's thread, and others after it
     */
    public static Optional<StackTraceElement> seen(SideMethod side, String dump) {
        return StackExcerpt.ofSide(dump, side).frameOf(side.method());
    }

    private static boolean is(Method method, SideMethod side) {
        List<String> types = Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
        return method.getName().equals(side.method()) && types.equals(side.parameterTypes());
    }

    private static StackTraceElement frame(Class<?> type, Method method) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        String descriptor =
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
        ClassLoader loader = type.getClassLoader();
        try (InputStream in =
                loader == null
                        ? ClassLoader.getSystemResourceAsStream(file)
                        : loader.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("there is no " + file);
            }
            ClassLines lines = ClassLines.read(in);
            return new StackTraceElement(
                    type.getName(),
                    method.getName(),
                    lines.sourceFile(),
                    lines.firstLineOf(method.getName() + descriptor));
        }
    }
}
