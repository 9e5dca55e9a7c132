package io.github.forkpair.channel;

import io.github.forkpair.transfer.Enclosing;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A part of a message: its kind, its length, and itself; or that there is none. */
final class PartForm {

    /** Stands where a part is null. */
    private static final char NULL = 'N';

    private final MessageCodec codec;

    PartForm(MessageCodec codec) {
        this.codec = codec;
    }

    void write(@Nullable Object part, DataOutputStream out, Enclosing within) throws IOException {
        if (part == null) {
            out.writeByte(NULL);
            return;
        }
        BoundedBytes bytes = new BoundedBytes(codec.limit(), part.getClass());
        char kind = codec.encode(part, new DataOutputStream(bytes), within);
        out.writeByte(kind);
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    /** Reads a part that is that deep in the message. */
    @Nullable Object read(DataInputStream in, int depth)
            throws IOException, ClassNotFoundException {
        char kind = (char) in.readUnsignedByte();
        if (kind == NULL) {
            return null;
        }
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException(
                    "a part of "
                            + Integer.toUnsignedString(length)
                            + " bytes is announced where "
                            + in.available()
                            + " are left");
        }
        int before = in.available();
        Object value = codec.decode(kind, length, in, depth);
        if (before - in.available() != length) {
            throw new IOException("a part's length is wrong");
        }
        return value;
    }
}
