package io.github.forkpair.transfer;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the form that {@link SerializedForm} reads. It describes an array's class by its name
 * alone: Java's own description has a checksum in it, which no reader compares for an array, and
 * for which a cold JVM loads its security providers. A throwable's stack is an array.
 */
class SerializingOutput extends ObjectOutputStream {

    private final @Nullable Enclosing within;
    private final int most;

    /** How deep the object that is being written is at most: each is one deeper at most. */
    private int depthAtMost;

    private final OpenValues open = new OpenValues();
    private @Nullable Object last;
    private @Nullable UnsendableException tooDeep;
    private final Map<Object, @Nullable Object> failures = new IdentityHashMap<>();

    SerializingOutput(OutputStream out) throws IOException {
        this(out, null, Nesting.MOST);
    }

    /**
     * Begins the stream.
     *
     * @param within what is being sent already, of which this is a part
     * @param most how deep it may be nested, with that
     */
    SerializingOutput(OutputStream out, @Nullable Enclosing within, int most) throws IOException {
        super(out);
        this.within = within;
        this.most = most;
        this.depthAtMost = Enclosing.depth(within);
        enableReplaceObject(true);
    }

    @Override
    protected final Object replaceObject(Object object) throws IOException {
        if (object instanceof IOException) { // perhaps the one that ends the stream
            failures.put(object, last);
        }
        last = object;
        checkDepth(object);
        StandIn standIn = StandIn.of(object);
        if (standIn == null) {
            open.checkHeldBy(object);
            return object;
        }
        if (Enclosing.contain(within, object)) {
            throw UnsendableException.cycle(object);
        }
        return standIn;
    }

    /** Counts the depth only where it may be reached: a count walks the stack. */
    private void checkDepth(Object object) throws UnsendableException {
        depthAtMost++;
        if (depthAtMost > most) {
            depthAtMost = Enclosing.depth(within) + Nesting.ofWhatIsWritten();
        }
        if (depthAtMost > most) {
            tooDeep = UnsendableException.tooDeep(object, most);
            throw tooDeep;
        }
    }

    /** Fails if something was nested too deep, whatever the class that holds it made of that. */
    final void checkWritten() throws UnsendableException {
        if (tooDeep != null) {
            throw tooDeep;
        }
    }

    /** Returns the values whose stand-ins are being written. */
    final OpenValues open() {
        return open;
    }

    /**
     * Returns the object at which writing failed.
     *
     * @param failure how; it is itself written to the stream, as Java has it
     */
    public final @Nullable Object failedAt(IOException failure) {
        return failures.getOrDefault(failure, last);
    }

    @Override
    protected final void writeClassDescriptor(ObjectStreamClass described) throws IOException {
        boolean array = described.forClass().isArray();
        writeBoolean(array);
        if (array) {
            writeUTF(described.getName());
        } else {
            super.writeClassDescriptor(described);
        }
    }
}
