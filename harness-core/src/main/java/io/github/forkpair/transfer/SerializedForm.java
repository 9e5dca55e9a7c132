package io.github.forkpair.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamException;
import java.io.StreamCorruptedException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads Java-serialized objects from bytes that may be broken: no array is allocated that the bytes
 * at hand could not fill, and no class is read that {@link ReadingRule} refuses.
 */
public final class SerializedForm extends ObjectInputStream implements ObjectInputFilter {

    /** A hash table may be allocated larger than what is in it. */
    private static final long SPARE_ELEMENTS = 1024;

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", "void");

    private final ClassLoader loader;
    private final @Nullable UnaryOperator<Object> replacement;
    private final int outerDepth;
    private final int mostDepth;
    private final long maxElements;
    private @Nullable ObjectStreamException refusal;

    private SerializedForm(
            byte[] bytes,
            ClassLoader loader,
            @Nullable UnaryOperator<Object> replacement,
            int outerDepth,
            int mostDepth)
            throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.loader = loader;
        this.replacement = replacement;
        this.outerDepth = outerDepth;
        this.mostDepth = mostDepth;
        enableResolveObject(true);
        this.maxElements = 2L * bytes.length + SPARE_ELEMENTS;
        setObjectInputFilter(this);
    }

    /**
     * Reads the one object that the bytes hold, with classes from the given loader.
     *
     * @param outerDepth how many values are being read of which it is a part
     * @param mostDepth how deep it may be nested, with those
     * @throws RefusedClassException if it is, or holds, what the rule refuses
     * @throws NestedTooDeepException if it is nested deeper
     */
    public static @Nullable Object read(
            byte[] bytes, ClassLoader loader, int outerDepth, int mostDepth)
            throws IOException, ClassNotFoundException {
        try (SerializedForm in = new SerializedForm(bytes, loader, null, outerDepth, mostDepth)) {
            return in.readUnlessRefused();
        }
    }

    /** Reads the one object, with each object within it replaced as the given function says. */
    static @Nullable Object read(
            byte[] bytes, ClassLoader loader, UnaryOperator<Object> replacement)
            throws IOException, ClassNotFoundException {
        try (SerializedForm in = new SerializedForm(bytes, loader, replacement, 0, Nesting.MOST)) {
            return in.readUnlessRefused();
        }
    }

    /** Reads; a class that caught the refusal of what it holds does not undo it. */
    private @Nullable Object readUnlessRefused() throws IOException, ClassNotFoundException {
        try {
            return readObject();
        } catch (UnreadablePartException e) {
            ObjectStreamException refused = refusal;
            refusal = null;
            throw refused == null ? e : e.because(refused);
        } finally {
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.arrayLength() > maxElements) {
            refusal =
                    new InvalidObjectException(
                            info.arrayLength()
                                    + " elements are announced, which the bytes cannot hold");
            return Status.REJECTED;
        }
        if (isTooDeep(info.depth())) {
            refusal = new NestedTooDeepException(mostDepth);
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        try {
            if (type != null) {
                ReadingRule.check(type);
            }
        } catch (RefusedClassException e) {
            refusal = e;
            return Status.REJECTED;
        }
        return Status.UNDECIDED;
    }

    /** Counts again where the limit is reached: Java counts a class's superclasses as well. */
    private boolean isTooDeep(long depth) {
        return outerDepth + depth > mostDepth && outerDepth + Nesting.ofWhatIsRead() > mostDepth;
    }

    /** Returns the components of a record class, unless the rule refuses it. */
    RecordParts componentsOf(Class<?> type) throws IOException {
        try {
            return RecordParts.of(type);
        } catch (RefusedClassException e) {
            refusal = e;
            throw e;
        }
    }

    @Override
    protected Object resolveObject(Object object) throws IOException {
        Object read = object instanceof StandIn standIn ? standIn.original() : object;
        return replacement == null ? read : replacement.apply(read);
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
        if (!readBoolean()) {
            return super.readClassDescriptor();
        }
        Class<?> array = Class.forName(readUTF(), false, loader);
        if (!array.isArray()) {
            throw new StreamCorruptedException(array.getName() + " is no array");
        }
        return ObjectStreamClass.lookupAny(array);
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
    protected Class<?> resolveProxyClass(String[] interfaces) throws RefusedClassException {
        RefusedClassException refused = ReadingRule.proxy(interfaces);
        refusal = refused;
        throw refused;
    }
}
