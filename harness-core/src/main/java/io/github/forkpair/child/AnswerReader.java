package io.github.forkpair.child;

import io.github.forkpair.channel.FrameAssembler;
import io.github.forkpair.control.ChildOrder;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what the parent answers at meeting places. For one thread at a time. */
final class AnswerReader {

    /** Holds most answers; in bytes. */
    private static final int READ_SIZE = 1024;

    private final String name;
    private final FrameAssembler frames = new FrameAssembler();
    private final byte[] arrived = new byte[READ_SIZE];

    /** Open from the first answer on, until this JVM ends. */
    private @Nullable FileInputStream pipe;

    AnswerReader(String name) {
        this.name = name;
    }

    /**
     * Waits for an answer. No interrupt ends the wait.
     *
     * @throws IOException if the parent is gone
     */
    ChildOrder next() throws IOException {
        FileInputStream in = pipe;
        if (in == null) {
            in = new FileInputStream(name);
            pipe = in;
        }
        while (!frames.next()) {
            int count = in.read(arrived);
            if (count < 0) {
                throw new EOFException("the parent is gone");
            }
            frames.add(ByteBuffer.wrap(arrived, 0, count));
        }
        return switch (frames.kind()) {
            case ChildOrder.Missed.KIND -> ChildOrder.Missed.read(frames.payload());
            case ChildOrder.Refused.KIND -> ChildOrder.Refused.read(frames.payload());
            default -> new ChildOrder.GoOn();
        };
    }
}
