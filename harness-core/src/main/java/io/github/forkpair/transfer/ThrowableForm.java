package io.github.forkpair.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What of a throwable crosses to the other process besides its words, so that it can be of its own
 * type there. The first three are for a child that has just started: Java's serialization costs it
 * some 15 ms.
 */
public sealed interface ThrowableForm {

    /** It stays in words. */
    ThrowableForm WORDS = new Words("");

    /** Its words are all it has. */
    ThrowableForm PLAIN = new Plain();

    /** Writes it as bytes. */
    void write(DataOutputStream out) throws IOException;

    /**
     * Nothing of its type can be had.
     *
     * @param why why not, as the end of a sentence; empty where that is not known, or is not told
     */
    record Words(String why) implements ThrowableForm {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte('W');
            StackFrames.writeText(out, why);
        }
    }

    /** Its class has nothing that {@link Throwable} has not: see {@link PlainThrowable}. */
    record Plain() implements ThrowableForm {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte('P');
        }
    }

    /**
     * It is an {@code AssertionFailedError} with two values that {@link SimpleValue} can write.
     *
     * @param expected the value that was expected
     * @param actual the value that there was
     */
    record Compared(@Nullable Object expected, @Nullable Object actual) implements ThrowableForm {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte('C');
            SimpleValue.write(out, expected);
            SimpleValue.write(out, actual);
        }
    }

    /**
     * It has serialized itself, with its causes and what it suppressed.
     *
     * @param bytes as {@link SerializedForm} reads them
     * @param otherwise what there is of it where they cannot be read, or hold what is refused
     */
    record Serialized(byte[] bytes, ThrowableForm otherwise) implements ThrowableForm {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte('S');
            out.writeInt(bytes.length);
            out.write(bytes);
            otherwise.write(out);
        }
    }

    /** Reads it back. */
    static ThrowableForm read(DataInputStream in) throws IOException {
        char kind = (char) in.readUnsignedByte();
        return switch (kind) {
            case 'W' -> new Words(String.valueOf(StackFrames.readText(in)));
            case 'P' -> PLAIN;
            case 'C' -> new Compared(SimpleValue.read(in), SimpleValue.read(in));
            case 'S' -> new Serialized(in.readNBytes(in.readInt()), read(in));
            default -> throw new IOException("no throwable has the form '" + kind + "'");
        };
    }
}
