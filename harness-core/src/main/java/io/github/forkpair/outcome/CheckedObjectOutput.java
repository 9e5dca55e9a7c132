package io.github.forkpair.outcome;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes what {@link SerializedForm} reads, and refuses what it would refuse. */
public final class CheckedObjectOutput extends SerializingOutput {

    /**
     * Begins the stream.
     *
     * @param within what is being sent already, of which this is a part; null if nothing is
     */
    public CheckedObjectOutput(OutputStream out, @Nullable Enclosing within) throws IOException {
        super(out, within);
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
