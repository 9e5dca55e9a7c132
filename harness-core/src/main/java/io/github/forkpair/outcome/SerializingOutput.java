package io.github.forkpair.outcome;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;

/**
 * Writes the form that {@link SerializedForm} reads. It describes an array's class by its name
 * alone: Java's own description has a checksum in it, which no reader compares for an array, and
 * for which a cold JVM loads its security providers. A throwable's stack is an array.
 */
class SerializingOutput extends ObjectOutputStream {

    SerializingOutput(OutputStream out) throws IOException {
        super(out);
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
