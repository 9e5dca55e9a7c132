package io.github.forkpair.channel;

import io.github.forkpair.outcome.CheckedObjectOutput;
import io.github.forkpair.outcome.RefusedClassException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** Sends an object that has no shorter form as Java serializes it, unless it would be refused. */
final class ObjectForm {

    private ObjectForm() {}

    static void write(Object message, DataOutputStream out) throws IOException {
        if (!(message instanceof Serializable)) {
            throw new IllegalArgumentException(
                    refused(message)
                            + "it is no String, byte[], number, boolean, enum or record and"
                            + " does not implement java.io.Serializable. Make it a record, or send its parts.");
        }
        try {
            ObjectOutputStream objects = new CheckedObjectOutput(out);
            objects.writeObject(message);
            objects.flush();
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    refused(message)
                            + "it holds a "
                            + e.getMessage()
                            + ", which does not implement java.io.Serializable.",
                    e);
        } catch (RefusedClassException e) {
            throw new IllegalArgumentException(refused(message) + "it holds " + e.getMessage(), e);
        }
    }

    private static String refused(Object message) {
        return "A " + message.getClass().getName() + " cannot be sent: ";
    }
}
