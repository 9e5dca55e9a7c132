package io.github.forkpair.transfer;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes what {@link SerializedForm} reads, and refuses what it would refuse. */
public final class CheckedObjectOutput extends SerializingOutput {

    /**
     * Begins the stream.
     *
     * @param within what is being sent already, of which this is a part; null if nothing is
     * @param most how deep it may be nested, with that
     */
    public CheckedObjectOutput(OutputStream out, @Nullable Enclosing within, int most)
            throws IOException {
        super(out, within, most);
    }

    /** Writes the one object that the stream is to hold. */
    public void writeWhole(Object object) throws IOException {
        writeObject(object);
        flush();
        checkWritten();
    }

    @Override
    protected void annotateClass(Class<?> type) throws RefusedClassException {
        ReadingRule.check(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws RefusedClassException {
        ReadingRule.check(type);
    }
}
