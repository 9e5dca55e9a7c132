package io.github.forkpair.jvm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The private fields and methods of the JDK's own classes. */
final class JdkPrivates {

    /** What was found: a fork has it at once, if it was looked for before. */
    private static final Map<Object, Object> FOUND = new ConcurrentHashMap<>();

    private static final Optional<JdkPrivates> OF_THIS_JVM = open();

    private final MethodHandles.Lookup lookup;
    private final MethodHandle shouldBeInitialized;

    private JdkPrivates(MethodHandles.Lookup lookup) throws Throwable {
        this.lookup = lookup;
        Class<?> unsafe = type("jdk.internal.misc.Unsafe");
        shouldBeInitialized =
                methodOf(unsafe, "shouldBeInitialized", boolean.class, Class.class)
                        .bindTo((Object) method(unsafe, "getUnsafe", unsafe).invoke());
    }

    /** Returns them; nothing where this JDK does not let anybody at them. */
    static Optional<JdkPrivates> ofThisJvm() {
        return OF_THIS_JVM;
    }

    private static Optional<JdkPrivates> open() {
        Optional<MethodHandles.Lookup> lookup = TrustedLookup.find();
        try {
            return lookup.isPresent()
                    ? Optional.of(new JdkPrivates(lookup.get()))
                    : Optional.empty();
        } catch (Throwable e) {
            return Optional.empty(); // another JDK
        }
    }

    private interface Search {
        Object search() throws ReflectiveOperationException;
    }

    private static <T> T found(Object key, Search search, Class<T> type)
            throws ReflectiveOperationException {
        Object known = FOUND.get(key);
        if (known == null) {
            known = search.search();
            FOUND.put(key, known);
        }
        return type.cast(known);
    }

    /** Returns a class of the JDK's, which is not initialized by that. */
    static Class<?> type(String name) throws ClassNotFoundException {
        Object known = FOUND.get(name);
        if (known == null) {
            known = Class.forName(name, false, ClassLoader.getSystemClassLoader());
            FOUND.put(name, known);
        }
        return (Class<?>) known;
    }

    /** Tells whether somebody has used the class, so that its static fields have their values. */
    boolean isInitialized(Class<?> type) throws Throwable {
        return !(boolean) shouldBeInitialized.invokeExact(type);
    }

    /** Returns what a static field has. */
    @Nullable Object value(Field field) throws ReflectiveOperationException {
        return found(field, () -> lookup.unreflectVarHandle(field), VarHandle.class).get();
    }

    /** Returns what a field of that object has. */
    @Nullable Object value(Object of, Field field) throws ReflectiveOperationException {
        return found(field, () -> lookup.unreflectVarHandle(field), VarHandle.class).get(of);
    }

    /** Returns a field of the instances of that type, to be read and written. */
    VarHandle field(Class<?> of, String name, Class<?> type) throws ReflectiveOperationException {
        return found(
                List.of(of, name), () -> lookup.findVarHandle(of, name, type), VarHandle.class);
    }

    /** Returns a static field, to be read. */
    VarHandle staticField(Class<?> of, String name, Class<?> type)
            throws ReflectiveOperationException {
        return found(
                List.of(of, name),
                () -> lookup.findStaticVarHandle(of, name, type),
                VarHandle.class);
    }

    /** Returns a static method. */
    MethodHandle method(Class<?> of, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        MethodType type = MethodType.methodType(result, parameters);
        return found(
                List.of(of, name, type),
                () -> lookup.findStatic(of, name, type),
                MethodHandle.class);
    }

    /** Returns a method of the instances of that type, which are its first argument. */
    MethodHandle methodOf(Class<?> of, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        MethodType type = MethodType.methodType(result, parameters);
        return found(
                List.of(of, name, type),
                () -> lookup.findVirtual(of, name, type),
                MethodHandle.class);
    }
}
