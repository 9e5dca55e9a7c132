package io.github.forkpair.transfer;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Throwables that are nothing but their words: no class of theirs has a field that would be
 * serialized, or a say in what the message is or how it is serialized. Most are such.
 */
final class PlainThrowable {

    private static final Set<String> SAY_IN_IT =
            Set.of(
                    "getMessage",
                    "getCause",
                    "initCause",
                    "getStackTrace",
                    "setStackTrace",
                    "writeObject",
                    "writeReplace",
                    "writeExternal",
                    "readObject",
                    "readObjectNoData",
                    "readResolve",
                    "readExternal");

    private PlainThrowable() {}

    /** Tells whether the throwables of a class are such. */
    static boolean is(Class<?> thrown) {
        for (Class<?> type = thrown; type != Throwable.class; type = type.getSuperclass()) {
            if (type == null || hasState(type) || hasSay(type)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasState(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers)
                    || field.getName().equals("serialPersistentFields")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSay(Class<?> type) {
        // The JVM words its message from the running stack, and only where it was given none.
        if (type == NullPointerException.class) {
            return false;
        }
        for (Method method : type.getDeclaredMethods()) {
            if (SAY_IN_IT.contains(method.getName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes one as reading it from its serialized form would: no constructor of its own class runs,
     * only that of {@link Throwable}. Runs in the parent.
     *
     * @throws ReflectiveOperationException if this JVM cannot
     */
    static Throwable make(Class<?> type, @Nullable String message, @Nullable Throwable cause)
            throws ReflectiveOperationException {
        // Of the module jdk.unsupported, which is there for this use.
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Constructor<?> constructor =
                (Constructor<?>)
                        factory.getMethod(
                                        "newConstructorForSerialization",
                                        Class.class,
                                        Constructor.class)
                                .invoke(
                                        factory.getMethod("getReflectionFactory").invoke(null),
                                        type,
                                        Throwable.class.getConstructor(
                                                String.class, Throwable.class));
        return (Throwable) constructor.newInstance(message, cause);
    }
}
