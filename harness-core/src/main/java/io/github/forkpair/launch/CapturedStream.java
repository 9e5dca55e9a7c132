package io.github.forkpair.launch;

import io.github.forkpair.posix.PipeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a child's output: the whole of it in a file, its end in memory. A file that cannot
 * be written is no reason to stop the child, which a full pipe would: then the end in memory is all
 * there is.
 */
public final class CapturedStream implements PipeReader.Sink {

    /** How much is kept in memory; in bytes. */
    private static final int TAIL_LIMIT = 16 * 1024 * 1024;

    /** How long a line is looked at; in bytes. */
    private static final int LINE_LIMIT = 1024;

    private static final int FIRST_SIZE = 8 * 1024;

    private final Path file;
    private final Consumer<ByteBuffer> seen;
    private @Nullable FileChannel channel;
    private @Nullable IOException problem;
    private byte[] tail = new byte[0];
    private long total;

    /**
     * Captures into a file.
     *
     * @param seen is shown each piece as it arrives, and leaves it as it is
     */
    CapturedStream(Path file, Consumer<ByteBuffer> seen) {
        this.file = file;
        this.seen = seen;
    }

    @Override
    public synchronized void bytes(ByteBuffer arrived) {
        seen.accept(arrived);
        remember(arrived.duplicate());
        if (problem != null) {
            return;
        }
        try {
            if (channel == null) {
                channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            }
            while (arrived.hasRemaining()) {
                channel.write(arrived);
            }
        } catch (IOException e) {
            problem = e;
        }
    }

    @Override
    public synchronized void end() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                problem = problem == null ? e : problem;
            }
        }
    }

    /** Returns what has come so far, or the last 16 MiB of it, decoded as UTF-8. */
    public synchronized String text() {
        int length = (int) Math.min(total, tail.length);
        if (total <= tail.length) {
            return new String(tail, 0, length, StandardCharsets.UTF_8);
        }
        int start = (int) (total % tail.length);
        byte[] ordered = new byte[length];
        System.arraycopy(tail, start, ordered, 0, length - start);
        System.arraycopy(tail, 0, ordered, length - start, start);
        return new String(ordered, StandardCharsets.UTF_8);
    }

    /** Returns why the file has not all of it; nothing if it has. */
    public synchronized Optional<String> problem() {
        return Optional.ofNullable(problem).map(e -> file.getFileName() + ": " + e);
    }

    /** Tells whether more has come than {@link #text()} has. */
    public synchronized boolean isCut() {
        return total > tail.length;
    }

    /** Returns the last line that is not empty, or the end of it; empty if there is none. */
    public synchronized String lastLine() {
        int length = (int) Math.min(Math.min(total, tail.length), LINE_LIMIT);
        byte[] end = new byte[length];
        for (int i = 0; i < length; i++) {
            end[i] = tail[(int) ((total - length + i) % tail.length)];
        }
        String text = new String(end, StandardCharsets.UTF_8).stripTrailing();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** Keeps the last bytes, in a ring once there are more than it holds. */
    private void remember(ByteBuffer arrived) {
        while (arrived.hasRemaining()) {
            if (total >= tail.length && tail.length < TAIL_LIMIT) {
                int larger = (int) Math.min(TAIL_LIMIT, Math.max(FIRST_SIZE, 2L * tail.length));
                tail = Arrays.copyOf(tail, larger);
            }
            int position = (int) (total % tail.length);
            int count = Math.min(arrived.remaining(), tail.length - position);
            arrived.get(tail, position, count);
            total += count;
        }
    }
}
