package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipeReaderTests {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final List<Pipe> pipes = new ArrayList<>();
    private final PipeReader reader = new PipeReader(this::thread);

    @AfterEach
    void close() {
        pipes.forEach(Pipe::close);
    }

    @Test
    void oneThreadReadsAllAndEndsWithTheLast() throws Exception {
        ReadText first = new ReadText();
        ReadText second = new ReadText();
        Pipe one = open();
        Pipe two = open();
        PipeReading ofOne = begin(one, first);
        write(one, "a");
        first.await("a");
        PipeReading ofTwo = begin(two, second);
        write(two, "b");
        second.await("b");
        one.writeEnd().close();
        ofOne.awaitEnd();
        assertThat(first.hasEnded()).isTrue();
        assertThat(threads).hasSize(1).allMatch(Thread::isAlive);
        write(two, "c");
        two.writeEnd().close();
        ofTwo.awaitEnd();
        assertThat(second.text()).isEqualTo("bc");
        assertThat(threads).hasSize(1).noneMatch(Thread::isAlive);
    }

    @Test
    void afterTheLastAnotherThreadBegins() throws Exception {
        for (int i = 1; i <= 2; i++) {
            ReadText text = new ReadText();
            Pipe pipe = open();
            PipeReading reading = begin(pipe, text);
            write(pipe, "again");
            pipe.writeEnd().close();
            reading.awaitEnd();
            assertThat(text.text()).isEqualTo("again");
            assertThat(threads).hasSize(i).noneMatch(Thread::isAlive);
        }
    }

    @Test
    void whoStopsHasAllThatWasWrittenAndTheOthersGoOn() throws Exception {
        int size = 60_000; // fits in a pipe
        ReadText stopped = new ReadText();
        CountDownLatch mayRead = new CountDownLatch(1);
        ReadText other = new ReadText(mayRead::await);
        Pipe held = open();
        Pipe going = open();
        PipeReading ofGoing = begin(going, other);
        PipeReading ofHeld = begin(held, stopped);
        write(going, "x"); // the thread waits in this one's sink
        write(held, "h".repeat(size));
        ofHeld.stop();
        assertThat(stopped.text()).isEmpty();
        mayRead.countDown();
        ofHeld.awaitEnd();
        assertThat(stopped.text()).hasSize(size);
        assertThat(stopped.hasEnded()).isTrue();
        write(going, "y");
        other.await("xy");
        going.writeEnd().close();
        ofGoing.awaitEnd();
    }

    @Test
    void whoNeverStopsWritingIsStoppedAllTheSame() throws Exception {
        Pipe pipe = open();
        ReadText text = new ReadText(() -> write(pipe, "m"));
        PipeReading reading = begin(pipe, text);
        write(pipe, "m");
        text.await("mm");
        reading.stop();
        reading.awaitEnd();
        assertThat(text.hasEnded()).isTrue();
    }

    @Test
    void aSinkThatThrowsEndsItsOwnPipesAlone() throws Exception {
        ReadText broken =
                new ReadText(
                        () -> {
                            throw new IllegalStateException("on purpose");
                        });
        ReadText sound = new ReadText();
        Pipe one = open();
        Pipe two = open();
        PipeReading ofSound = begin(two, sound);
        PipeReading ofBroken = begin(one, broken);
        write(one, "a");
        ofBroken.awaitEnd();
        assertThat(broken.hasEnded()).isTrue();
        assertThat(uncaught).singleElement().isInstanceOf(IllegalStateException.class);
        write(two, "b");
        two.writeEnd().close();
        ofSound.awaitEnd();
        assertThat(sound.text()).isEqualTo("b");
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "reads-pipes");
        thread.setUncaughtExceptionHandler((any, e) -> uncaught.add(e));
        threads.add(thread);
        return thread;
    }

    private PipeReading begin(Pipe pipe, ReadText text) throws PosixException {
        return reader.read(List.of(new PipeReader.Source(pipe.readEnd(), text)));
    }

    private Pipe open() throws PosixException {
        Pipe pipe = Pipe.open();
        pipes.add(pipe);
        return pipe;
    }

    private static void write(Pipe pipe, String text) throws Exception {
        new PipeWriter(pipe.writeEnd())
                .write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
