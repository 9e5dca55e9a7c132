package io.github.forkpair.channel;

import io.github.forkpair.transfer.Enclosing;
import io.github.forkpair.transfer.ValueParts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends a value that Java does not serialize as its parts. */
final class ValueForm {

    private final PartForm form;

    ValueForm(MessageCodec codec) {
        this.form = new PartForm(codec);
    }

    void write(ValueParts value, DataOutputStream out, Enclosing within) throws IOException {
        out.writeChar(value.kind());
        out.writeInt(value.parts().length);
        for (Object part : value.parts()) {
            form.write(part, out, within);
        }
    }

    Object read(DataInputStream in, int depth) throws IOException, ClassNotFoundException {
        char kind = in.readChar();
        int count = in.readInt();
        if (count < 0 || count > in.available()) { // each takes a byte at least
            throw new IOException(
                    count + " parts are announced where " + in.available() + " bytes are left");
        }
        @Nullable Object[] parts = new Object[count];
        for (int i = 0; i < count; i++) {
            parts[i] = form.read(in, depth + 1);
        }
        return new ValueParts(kind, parts).value();
    }
}
