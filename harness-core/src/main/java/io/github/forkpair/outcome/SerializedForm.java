package io.github.forkpair.outcome;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads Java-serialized objects from bytes that may be broken: no array is allocated that the bytes
 * at hand could not fill.
 */
public final class SerializedForm extends ObjectInputStream {

    /** A hash table may be allocated larger than what is in it. */
    private static final long SPARE_ELEMENTS = 1024;

    private static final long MAX_DEPTH = 1000;

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", "void");

    private final ClassLoader loader;
    private final UnaryOperator<Object> replacement;

    private SerializedForm(byte[] bytes, ClassLoader loader, UnaryOperator<Object> replacement)
            throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.loader = loader;
        this.replacement = replacement;
        enableResolveObject(true);
        long maxElements = 2L * bytes.length + SPARE_ELEMENTS;
        setObjectInputFilter(
                info ->
                        info.arrayLength() > maxElements || info.depth() > MAX_DEPTH
                                ? ObjectInputFilter.Status.REJECTED
                                : ObjectInputFilter.Status.UNDECIDED);
    }

    /** Reads the one object that the bytes hold, with classes from the given loader. */
    public static @Nullable Object read(byte[] bytes, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        return read(bytes, loader, UnaryOperator.identity());
    }

    /** Reads the one object, with each object within it replaced as the given function says. */
    static @Nullable Object read(
            byte[] bytes, ClassLoader loader, UnaryOperator<Object> replacement)
            throws IOException, ClassNotFoundException {
        try (SerializedForm in = new SerializedForm(bytes, loader, replacement)) {
            return in.readObject();
        }
    }

    @Override
    protected Object resolveObject(Object object) {
        return replacement.apply(object);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
            throws IOException, ClassNotFoundException {
        try {
            return Class.forName(described.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            if (PRIMITIVES.contains(described.getName())) {
                return super.resolveClass(described);
            }
            throw e;
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces)
            throws IOException, ClassNotFoundException {
        Class<?>[] types = new Class<?>[interfaces.length];
        for (int i = 0; i < interfaces.length; i++) {
            types[i] = Class.forName(interfaces[i], false, loader);
        }
        return Proxy.newProxyInstance(loader, types, (proxy, method, arguments) -> null).getClass();
    }
}
