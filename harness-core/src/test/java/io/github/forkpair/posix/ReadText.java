package io.github.forkpair.posix;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The text that comes out of a pipe. Safe for several threads. */
public final class ReadText implements PipeReader.Sink {

    /** Is done on the reader's thread with each piece, before it counts as read. */
    interface Before {
        void take() throws Exception;
    }

    private final Before before;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean ended;

    /** Just reads. */
    public ReadText() {
        this(() -> {});
    }

    ReadText(Before before) {
        this.before = before;
    }

    /** Reads a pipe to its end, and returns what came. */
    public static String of(Descriptor readEnd) throws PosixException {
        return of(List.of(readEnd)).get(0);
    }

    /** Reads pipes to their ends, and returns what came of each. */
    public static List<String> of(List<Descriptor> readEnds) throws PosixException {
        List<ReadText> texts = Stream.generate(ReadText::new).limit(readEnds.size()).toList();
        List<PipeReader.Source> sources =
                IntStream.range(0, texts.size())
                        .mapToObj(i -> new PipeReader.Source(readEnds.get(i), texts.get(i)))
                        .toList();
        new PipeReader(Thread::new).read(sources).awaitEnd();
        return texts.stream().map(ReadText::text).toList();
    }

    @Override
    public void bytes(ByteBuffer arrived) {
        try {
            before.take();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        synchronized (this) {
            byte[] piece = new byte[arrived.remaining()];
            arrived.get(piece);
            bytes.writeBytes(piece);
            notifyAll();
        }
    }

    @Override
    public void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    synchronized void await(String part) throws InterruptedException {
        while (!text().contains(part)) {
            wait();
        }
    }
}
