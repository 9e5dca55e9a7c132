package io.github.forkpair.channel;

import io.github.forkpair.transfer.Enclosing;
import io.github.forkpair.transfer.RecordParts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends a record as the values of its components, so that it need not be serializable. */
final class RecordForm {

    private final PartForm form;
    private final ClassLoader loader;

    RecordForm(MessageCodec codec, ClassLoader loader) {
        this.form = new PartForm(codec);
        this.loader = loader;
    }

    void write(Record record, DataOutputStream out, Enclosing within) throws IOException {
        RecordParts components = ObjectForm.componentsOf(record);
        out.writeUTF(record.getClass().getName());
        for (int i = 0; i < components.count(); i++) {
            form.write(components.value(record, i), out, within);
        }
    }

    Object read(DataInputStream in, int depth) throws IOException, ClassNotFoundException {
        Class<?> type = Class.forName(in.readUTF(), false, loader);
        return RecordParts.of(type).read(new Parts(form, in, depth + 1));
    }

    /** Without a lambda, for which a cold child would load much. */
    private record Parts(PartForm form, DataInputStream in, int depth)
            implements RecordParts.Source {
        @Override
        public @Nullable Object next() throws IOException, ClassNotFoundException {
            return form.read(in, depth);
        }
    }
}
