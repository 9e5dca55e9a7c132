package io.github.forkpair.junit;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Parameter;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a side may ask for, and which side may. */
enum SideParameter {
    BYTE_CHANNEL(ByteChannel.class, Channel.RAW, true, true),
    SOCKET_CHANNEL(SocketChannel.class, Channel.RAW, false, true),
    INPUT_STREAM(InputStream.class, Channel.RAW, true, true),
    OUTPUT_STREAM(OutputStream.class, Channel.RAW, true, true),
    PEER(Peer.class, Channel.MESSAGES, true, true),
    RENDEZVOUS(Rendezvous.class, Channel.NONE, true, true),
    CHILD_PROCESS(ChildProcess.class, Channel.NONE, true, false),
    SHARED_DIR(Path.class, Channel.NONE, true, true),
    SIDE(Side.class, Channel.NONE, true, true),
    CHILD_INDEX(int.class, Channel.NONE, false, true);

    /** How a parameter uses the socketpair. */
    enum Channel {
        NONE,
        RAW,
        MESSAGES
    }

    private final Class<?> type;
    private final Channel channel;
    private final boolean forParent;
    private final boolean forChild;

    SideParameter(Class<?> type, Channel channel, boolean forParent, boolean forChild) {
        this.type = type;
        this.channel = channel;
        this.forParent = forParent;
        this.forChild = forChild;
    }

    /**
     * Returns which of these a parameter of that type asks for, if it is one that this side may.
     */
    static Optional<SideParameter> of(Class<?> type, Parameter parameter, Side side) {
        for (SideParameter candidate : values()) {
            if (candidate.type == type
                    && candidate.isFor(side)
                    && (candidate != SHARED_DIR || isSharedDir(parameter))
                    && (candidate != CHILD_INDEX || isChildIndex(parameter))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static boolean isChildIndex(Parameter parameter) {
        return AnnotationSupport.isAnnotated(parameter, ChildIndex.class);
    }

    /** Tells whether it is about one child, so that a role says about which. */
    boolean isOfAChild() {
        return channel != Channel.NONE || this == CHILD_PROCESS;
    }

    static boolean isSharedDir(Parameter parameter) {
        return AnnotationSupport.isAnnotated(parameter, SharedDir.class);
    }

    boolean isFor(Side side) {
        return side == Side.PARENT ? forParent : forChild;
    }

    Channel channel() {
        return channel;
    }

    /** Returns how an author writes it. */
    String written() {
        return switch (this) {
            case SHARED_DIR -> "@SharedDir Path";
            case CHILD_INDEX -> "@ChildIndex int";
            default -> type.getSimpleName();
        };
    }
}
