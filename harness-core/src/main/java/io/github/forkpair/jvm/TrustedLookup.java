package io.github.forkpair.jvm;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * A lookup with all rights, for what the JDK keeps to itself and a forked JVM has to mend. The JDK
 * has no public way to it. So the lookup's own constructor is called, which the module {@code
 * jdk.unsupported} hands out for libraries that serialize.
 */
final class TrustedLookup {

    /** What the JDK gives its own lookup as the allowed modes. */
    private static final int TRUSTED = -1;

    private static final Optional<MethodHandles.Lookup> FOUND = look();

    private TrustedLookup() {}

    /** Returns it; nothing where this JDK is another. */
    static Optional<MethodHandles.Lookup> find() {
        return FOUND;
    }

    private static Optional<MethodHandles.Lookup> look() {
        try {
            Constructor<?> constructor =
                    MethodHandles.Lookup.class.getDeclaredConstructor(
                            Class.class, Class.class, int.class);
            Class<?> type = Class.forName("sun.reflect.ReflectionFactory");
            Constructor<?> accessible =
                    (Constructor<?>)
                            type.getMethod(
                                            "newConstructorForSerialization",
                                            Class.class,
                                            Constructor.class)
                                    .invoke(
                                            type.getMethod("getReflectionFactory").invoke(null),
                                            MethodHandles.Lookup.class,
                                            constructor);
            return Optional.of(
                    (MethodHandles.Lookup) accessible.newInstance(Object.class, null, TRUSTED));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }
}
