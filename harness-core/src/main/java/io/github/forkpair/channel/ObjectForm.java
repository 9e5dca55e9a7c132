package io.github.forkpair.channel;

import io.github.forkpair.transfer.CheckedObjectOutput;
import io.github.forkpair.transfer.Enclosing;
import io.github.forkpair.transfer.RecordParts;
import io.github.forkpair.transfer.RefusedClassException;
import io.github.forkpair.transfer.UnsendableException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Sends an object that has no shorter form as Java serializes it, unless it would be refused. */
final class ObjectForm {

    private ObjectForm() {}

    static void write(
            Object message, DataOutputStream out, @Nullable Enclosing within, int mostDepth)
            throws UnsendableException {
        if (!(message instanceof Serializable)) {
            throw UnsendableException.notSerializable(message, null);
        }
        CheckedObjectOutput objects = null;
        try {
            objects = new CheckedObjectOutput(out, within, mostDepth);
            objects.writeWhole(message);
        } catch (UnsendableException e) {
            throw e;
        } catch (RefusedClassException e) {
            throw UnsendableException.refused(failedAt(objects, e, message), e);
        } catch (NotSerializableException e) {
            throw UnsendableException.notSerializable(failedAt(objects, e, message), e);
        } catch (IOException e) { // the bytes go to memory: it comes from the object
            throw new UnsendableException(
                    failedAt(objects, e, message), "cannot be serialized: " + e, "", e);
        }
    }

    private static Object failedAt(
            @Nullable CheckedObjectOutput objects, IOException failure, Object message) {
        Object last = objects == null ? null : objects.failedAt(failure);
        return last == null ? message : last;
    }

    static RecordParts componentsOf(Record record) throws IOException {
        try {
            return RecordParts.of(record.getClass());
        } catch (RefusedClassException e) {
            throw UnsendableException.refused(record, e);
        }
    }
}
