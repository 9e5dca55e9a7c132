package io.github.forkpair.outcome;

import java.io.IOException;
import java.io.OutputStream;

/** Writes what {@link SerializedForm} reads, and refuses what it would refuse. */
public final class CheckedObjectOutput extends SerializingOutput {

    /** Begins the stream. */
    public CheckedObjectOutput(OutputStream out) throws IOException {
        super(out);
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
