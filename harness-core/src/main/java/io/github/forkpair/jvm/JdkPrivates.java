package io.github.forkpair.jvm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The private fields and methods of the JDK's own classes. */
final class JdkPrivates {

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

    /** Returns a class of the JDK's, which is not initialized by that. */
    static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, ClassLoader.getSystemClassLoader());
    }

    /** Tells whether somebody has used the class, so that its static fields have their values. */
    boolean isInitialized(Class<?> type) throws Throwable {
        return !(boolean) shouldBeInitialized.invokeExact(type);
    }

    /** Returns what a static field has. */
    @Nullable Object value(Field field) throws ReflectiveOperationException {
        return lookup.unreflectVarHandle(field).get();
    }

    /** Returns what a field of that object has. */
    @Nullable Object value(Object of, Field field) throws ReflectiveOperationException {
        return lookup.unreflectVarHandle(field).get(of);
    }

    /** Returns a field of the instances of that type, to be read and written. */
    VarHandle field(Class<?> of, String name, Class<?> type) throws ReflectiveOperationException {
        return lookup.findVarHandle(of, name, type);
    }

    /** Returns a static field, to be read. */
    VarHandle staticField(Class<?> of, String name, Class<?> type)
            throws ReflectiveOperationException {
        return lookup.findStaticVarHandle(of, name, type);
    }

    /** Returns a static method. */
    MethodHandle method(Class<?> of, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        return lookup.findStatic(of, name, MethodType.methodType(result, parameters));
    }

    /** Returns a method of the instances of that type, which are its first argument. */
    MethodHandle methodOf(Class<?> of, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        return lookup.findVirtual(of, name, MethodType.methodType(result, parameters));
    }
}
