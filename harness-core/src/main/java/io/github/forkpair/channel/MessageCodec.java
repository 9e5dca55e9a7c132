package io.github.forkpair.channel;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.MessageTooLargeException;
import io.github.forkpair.transfer.Enclosing;
import io.github.forkpair.transfer.LoneSurrogates;
import io.github.forkpair.transfer.Nesting;
import io.github.forkpair.transfer.SerializedForm;
import io.github.forkpair.transfer.UnsendableException;
import io.github.forkpair.transfer.ValueParts;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into frames and back. Safe for several threads.
 *
 * <p>The frequent kinds have a form of their own, so that exchanging strings and numbers does not
 * load Java's serialization in a cold child.
 */
public final class MessageCodec {

    static final char STRING = 'S';
    static final char CHARS = 'U';
    static final char BYTES = 'B';
    static final char BOOLEAN = 'Z';
    static final char CHARACTER = 'C';
    static final char BYTE = 'Y';
    static final char SHORT = 'H';
    static final char INTEGER = 'I';
    static final char LONG = 'J';
    static final char FLOAT = 'F';
    static final char DOUBLE = 'D';
    static final char ENUM = 'E';
    static final char RECORD = 'R';
    static final char VALUE = 'V';
    static final char OBJECT = 'O';

    /** Every kind that a message's frame may be of. */
    public static final String KINDS = "SUBZCYHIJFDERVO";

    private final ClassLoader loader;
    private final int limit;
    private final int mostDepth;

    /**
     * Creates a codec.
     *
     * @param loader finds the classes of messages that come in
     * @param limit how long a message may be, in bytes
     */
    public MessageCodec(ClassLoader loader, int limit) {
        this(loader, limit, Nesting.MOST_ON_ANY_STACK);
    }

    private MessageCodec(ClassLoader loader, int limit, int mostDepth) {
        this.loader = loader;
        this.limit = limit;
        this.mostDepth = mostDepth;
    }

    /** Returns one for a thread with a large stack; null if this is it. */
    private @Nullable MessageCodec forDeepMessages() {
        return mostDepth == Nesting.MOST ? null : new MessageCodec(loader, limit, Nesting.MOST);
    }

    /** Returns how long a message may be, in bytes. */
    int limit() {
        return limit;
    }

    /**
     * Writes a message as one frame.
     *
     * @return how long the message is in it, in bytes
     * @throws IllegalArgumentException if the message is of no kind that can be sent
     * @throws MessageTooLargeException if it is over the limit
     */
    int write(Object message, FrameWriter out) throws IOException {
        if (message instanceof byte[] bytes) {
            checkSize(bytes.length, "byte[]");
            out.write(BYTES, bytes, bytes.length);
            return bytes.length;
        } else if (message instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] chars = charsOf(text, bytes);
            byte[] written = chars == null ? bytes : chars;
            checkSize(written.length, "String");
            out.write(chars == null ? STRING : CHARS, written, written.length);
            return written.length;
        } else {
            BoundedBytes bytes = new BoundedBytes(limit, message.getClass());
            char kind = encode(message, bytes);
            out.write(kind, bytes.array(), bytes.size());
            return bytes.size();
        }
    }

    /**
     * Returns a value as bytes, its kind the first; of null there are none.
     *
     * @throws IllegalArgumentException if the value is of no kind that can be sent
     * @throws MessageTooLargeException if it is over the limit
     */
    public byte[] encode(@Nullable Object value) throws IOException {
        if (value == null) {
            return new byte[0];
        }
        BoundedBytes bytes = new BoundedBytes(limit, value.getClass());
        char kind = encode(value, bytes);
        byte[] all = new byte[bytes.size() + 1];
        all[0] = (byte) kind;
        System.arraycopy(bytes.array(), 0, all, 1, bytes.size());
        return all;
    }

    /**
     * Reads what {@link #encode(Object)} returned.
     *
     * @throws MalformedFrameException if the bytes hold no value
     */
    public @Nullable Object decode(byte[] bytes) {
        return bytes.length == 0
                ? null
                : read(new Frame((char) bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length), 0));
    }

    /** Writes a message but its kind, which is returned; a deep one on a stack of its own. */
    char encode(Object message, BoundedBytes bytes) throws IOException {
        MessageCodec deep = forDeepMessages();
        try {
            return encode(message, new DataOutputStream(bytes), null);
        } catch (IOException e) {
            // To catch or throw a class of ours has it loaded by every child.
            if (!(e instanceof UnsendableException refused)) {
                throw e;
            }
            if (deep == null || refused.kind() != UnsendableException.Kind.DEPTH) {
                throw new UnsentMessage(this, message).because(refused);
            }
        } catch (StackOverflowError e) {
            if (deep == null) {
                throw UnsentMessage.endless(message, e);
            }
        }
        bytes.reset();
        return DeepStack.encoded(deep, message, bytes);
    }

    /**
     * Reads the message that a frame holds.
     *
     * @throws MalformedFrameException if it holds none
     */
    Object read(Frame frame) {
        if (frame.kind() == STRING) {
            return new String(frame.payload(), StandardCharsets.UTF_8);
        }
        if (frame.kind() == BYTES) {
            return frame.payload();
        }
        MessageCodec deep = forDeepMessages();
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.payload()));
            Object message = decode(frame.kind(), frame.payload().length, in, 1);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes are left over");
            }
            return message;
        } catch (IOException
                | ClassNotFoundException
                | RuntimeException
                | LinkageError
                | StackOverflowError e) {
            UnreadMessage unread = UnreadMessage.because(e);
            if (deep == null || !unread.wantsStack()) {
                throw unread.of(frame);
            }
        }
        return DeepStack.read(deep, frame);
    }

    /**
     * Writes any message but its kind, which is returned.
     *
     * @param within what holds it; null if nothing does
     * @throws UnsendableException if it is, or holds, what cannot be sent
     */
    char encode(Object message, DataOutputStream out, @Nullable Enclosing within)
            throws IOException {
        if (within != null) {
            Nesting.checkSent(message, within, mostDepth);
        }
        if (message instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] chars = charsOf(text, bytes);
            out.write(chars == null ? bytes : chars);
            return chars == null ? STRING : CHARS;
        } else if (message instanceof byte[] bytes) {
            out.write(bytes);
            return BYTES;
        } else if (message instanceof Boolean value) {
            out.writeBoolean(value);
            return BOOLEAN;
        } else if (message instanceof Character value) {
            out.writeChar(value);
            return CHARACTER;
        } else if (message instanceof Byte value) {
            out.writeByte(value);
            return BYTE;
        } else if (message instanceof Short value) {
            out.writeShort(value);
            return SHORT;
        } else if (message instanceof Integer value) {
            out.writeInt(value);
            return INTEGER;
        } else if (message instanceof Long value) {
            out.writeLong(value);
            return LONG;
        } else if (message instanceof Float value) {
            out.writeFloat(value);
            return FLOAT;
        } else if (message instanceof Double value) {
            out.writeDouble(value);
            return DOUBLE;
        } else if (message instanceof Enum<?> constant) {
            out.writeUTF(constant.getDeclaringClass().getName());
            out.writeUTF(constant.name());
            return ENUM;
        } else if (message instanceof Record record) {
            new RecordForm(this, loader).write(record, out, new Enclosing(record, within));
            return RECORD;
        }
        ValueParts parts = message instanceof Serializable ? null : ValueParts.of(message);
        if (parts != null) {
            new ValueForm(this).write(parts, out, new Enclosing(message, within));
            return VALUE;
        }
        ObjectForm.write(message, out, within, mostDepth);
        return OBJECT;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param depth how deep it is in the message, which itself is one deep
     */
    Object decode(char kind, int length, DataInputStream in, int depth)
            throws IOException, ClassNotFoundException {
        if (depth > mostDepth) {
            Nesting.refuseRead(mostDepth);
        }
        return switch (kind) {
            case STRING -> new String(exactly(in, length), StandardCharsets.UTF_8);
            case CHARS -> LoneSurrogates.text(exactly(in, length));
            case BYTES -> exactly(in, length);
            case BOOLEAN -> in.readBoolean();
            case CHARACTER -> in.readChar();
            case BYTE -> in.readByte();
            case SHORT -> in.readShort();
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case ENUM -> constant(in.readUTF(), in.readUTF());
            case RECORD -> new RecordForm(this, loader).read(in, depth);
            case VALUE -> new ValueForm(this).read(in, depth);
            case OBJECT -> SerializedForm.read(exactly(in, length), loader, depth - 1, mostDepth);
            default -> throw new IOException("no message is of the kind '" + kind + "'");
        };
    }

    private Object constant(String type, String name) throws ClassNotFoundException, IOException {
        Class<?> declaring = Class.forName(type, false, loader);
        if (!declaring.isEnum()) {
            throw new IOException(type + " is no enum");
        }
        for (Object constant : declaring.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException(type + " has no constant " + name);
    }

    /** UTF-8 has a question mark for what it cannot write. Most texts have none at all. */
    private static byte @Nullable [] charsOf(String text, byte[] utf8) {
        for (byte each : utf8) {
            if (each == '?') {
                return LoneSurrogates.chars(text, utf8);
            }
        }
        return null;
    }

    /** Reads that many bytes, and allocates no more than there are. */
    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new IOException(
                    length + " bytes are announced where " + in.available() + " are left");
        }
        return in.readNBytes(length);
    }

    private void checkSize(int size, String what) {
        if (size > limit) {
            Refused.tooLarge(what, limit);
        }
    }
}
