package io.github.forkpair.junit;

import io.github.forkpair.child.GivenSide;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.Extension;

/** What of a test class, or of its extensions, threw something beside its side's method. */
final class CallbackInChild {

    private static final String JUNIT = "org.junit.";

    private static final Map<Throwable, String> NOTED =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private CallbackInChild() {}

    /** Notes what threw that. */
    static void threw(Throwable thrown, String callback) {
        NOTED.putIfAbsent(thrown, callback);
    }

    /** Returns a method's name as a text has it. */
    static String name(Method method) {
        return name(method.getDeclaringClass()) + "." + method.getName();
    }

    /** Returns a class's name as a text has it. */
    static String name(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }

    /**
     * Returns what threw that; nothing if the side's method did, or JUnit. Of an extension JUnit
     * does not tell, but it stands in the stack, beneath what it called.
     */
    static Optional<String> of(Throwable thrown, GivenSide side) {
        String noted = NOTED.get(thrown);
        if (noted != null) {
            return Optional.of(noted);
        }
        StackTraceElement[] stack = thrown.getStackTrace();
        for (int i = stack.length - 1; i >= 0; i--) {
            String type = stack[i].getClassName();
            if (type.equals(side.method().getDeclaringClass().getName())
                    && stack[i].getMethodName().equals(side.method().getName())) {
                return Optional.empty();
            }
            if (!type.startsWith(JUNIT) && isAnExtension(type, side)) {
                return Optional.of(written(stack[i]));
            }
        }
        return Optional.empty();
    }

    private static boolean isAnExtension(String type, GivenSide side) {
        if (type.equals(JUnitInChildExtension.class.getName())) {
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
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return frame.getMethodName().equals("<init>")
                ? "the constructor of extension " + type
                : "extension " + type + "." + frame.getMethodName();
    }
}
