package io.github.forkpair.plan;

import io.github.forkpair.Side;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of what a side may ask for by a parameter. It knows types by name, so that a child
 * loads only those that it is asked for.
 */
public enum Request {
    /** The raw channel. */
    BYTE_CHANNEL("java.nio.channels.ByteChannel"),
    /** The raw channel with the options of a socket; the parent's end is none. */
    SOCKET_CHANNEL("java.nio.channels.SocketChannel"),
    /** What the raw channel brings. */
    INPUT_STREAM("java.io.InputStream"),
    /** What the raw channel takes. */
    OUTPUT_STREAM("java.io.OutputStream"),
    /** The channel as messages. */
    PEER("io.github.forkpair.Peer"),
    /** The meeting places. */
    RENDEZVOUS("io.github.forkpair.Rendezvous"),
    /** A child, to see and steer. */
    CHILD_PROCESS("io.github.forkpair.ChildProcess"),
    /** The directory that all sides have; the parameter says so by an annotation. */
    SHARED_DIR("java.nio.file.Path"),
    /** Which side it is. */
    SIDE("io.github.forkpair.Side"),
    /** Which child of its role it is; the parameter says so by an annotation. */
    CHILD_INDEX("int"),
    /** The memory that all sides have; the parameter says so by an annotation. */
    SHARED_MEMORY("java.nio.ByteBuffer"),
    /** The message queue that all sides have. */
    MESSAGE_QUEUE("io.github.forkpair.MessageQueue");

    /** How a request uses the channel. */
    public enum Channel {
        /** It does not. */
        NONE,
        /** As bytes. */
        RAW,
        /** As messages, which is to say that nothing else may use it. */
        MESSAGES
    }

    private final String type;

    Request(String type) {
        this.type = type;
    }

    /** Returns what a parameter of a type asks for, by the type's binary name; null if nothing. */
    public static @Nullable Request ofType(String type) {
        for (Request each : values()) {
            if (each.type.equals(type)) {
                return each;
            }
        }
        return null;
    }

    /** Tells whether that side may ask for it. */
    public boolean isFor(Side side) {
        return switch (this) {
            case SOCKET_CHANNEL, CHILD_INDEX -> side == Side.CHILD;
            case CHILD_PROCESS -> side == Side.PARENT;
            default -> true;
        };
    }

    /** Returns how it uses the channel. */
    public Channel channel() {
        return switch (this) {
            case BYTE_CHANNEL, SOCKET_CHANNEL, INPUT_STREAM, OUTPUT_STREAM -> Channel.RAW;
            case PEER -> Channel.MESSAGES;
            default -> Channel.NONE;
        };
    }

    /** Tells whether it is about one child, so that a role says about which. */
    public boolean isOfAChild() {
        return channel() != Channel.NONE || this == CHILD_PROCESS;
    }

    /** Returns how an author writes it. */
    public String written() {
        return switch (this) {
            case SHARED_DIR -> "@SharedDir Path";
            case SHARED_MEMORY -> "@SharedMemory ByteBuffer";
            case CHILD_INDEX -> "@ChildIndex int";
            default -> type.substring(type.lastIndexOf('.') + 1);
        };
    }
}
