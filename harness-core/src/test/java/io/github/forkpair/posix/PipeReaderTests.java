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
        Text first = new Text();
        Text second = new Text();
        Pipe one = open();
        Pipe two = open();
        PipeReading ofOne = reader.read(List.of(new PipeReader.Source(one.readEnd(), first)));
        write(one, "a");
        first.await("a");
        PipeReading ofTwo = reader.read(List.of(new PipeReader.Source(two.readEnd(), second)));
        write(two, "b");
        second.await("b");
        one.writeEnd().close();
        ofOne.awaitEnd();
        assertThat(first.ended).isTrue();
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
            Text text = new Text();
            Pipe pipe = open();
            PipeReading reading = reader.read(List.of(new PipeReader.Source(pipe.readEnd(), text)));
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
        Text stopped = new Text();
        Text other = new Text();
        Pipe held = open();
        Pipe going = open();
        CountDownLatch mayRead = new CountDownLatch(1);
        PipeReading ofGoing =
                reader.read(List.of(new PipeReader.Source(going.readEnd(), after(mayRead, other))));
        PipeReading ofHeld = reader.read(List.of(new PipeReader.Source(held.readEnd(), stopped)));
        write(going, "x"); // the thread waits in this one's sink
        write(held, "h".repeat(size));
        ofHeld.stop();
        assertThat(stopped.text()).isEmpty();
        mayRead.countDown();
        ofHeld.awaitEnd();
        assertThat(stopped.text()).hasSize(size);
        assertThat(stopped.ended).isTrue();
        write(going, "y");
        other.await("xy");
        going.writeEnd().close();
        ofGoing.awaitEnd();
    }

    @Test
    void whoNeverStopsWritingIsStoppedAllTheSame() throws Exception {
        Pipe pipe = open();
        Text text = new Text();
        PipeReading reading =
                reader.read(
                        List.of(new PipeReader.Source(pipe.readEnd(), writingMore(pipe, text))));
        write(pipe, "m");
        text.await("mm");
        reading.stop();
        reading.awaitEnd();
        assertThat(text.ended).isTrue();
    }

    @Test
    void aSinkThatThrowsEndsItsOwnPipesAlone() throws Exception {
        Text broken = new Text();
        Text sound = new Text();
        Pipe one = open();
        Pipe two = open();
        PipeReading ofSound = reader.read(List.of(new PipeReader.Source(two.readEnd(), sound)));
        PipeReading ofBroken =
                reader.read(List.of(new PipeReader.Source(one.readEnd(), throwing(broken))));
        write(one, "a");
        ofBroken.awaitEnd();
        assertThat(broken.ended).isTrue();
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

    private Pipe open() throws PosixException {
        Pipe pipe = Pipe.open();
        pipes.add(pipe);
        return pipe;
    }

    private static void write(Pipe pipe, String text) throws Exception {
        new PipeWriter(pipe.writeEnd())
                .write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static PipeReader.Sink after(CountDownLatch latch, Text text) {
        return new Text() {
            @Override
            public void bytes(ByteBuffer arrived) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                text.bytes(arrived);
            }

            @Override
            public void end() {
                text.end();
            }
        };
    }

    private static PipeReader.Sink writingMore(Pipe pipe, Text text) {
        return new Text() {
            @Override
            public void bytes(ByteBuffer arrived) {
                text.bytes(arrived);
                try {
                    write(pipe, "m");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void end() {
                text.end();
            }
        };
    }

    private static PipeReader.Sink throwing(Text text) {
        return new Text() {
            @Override
            public void bytes(ByteBuffer arrived) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void end() {
                text.end();
            }
        };
    }

    private static class Text implements PipeReader.Sink {

        private final StringBuilder text = new StringBuilder();
        private volatile boolean ended;

        @Override
        public synchronized void bytes(ByteBuffer arrived) {
            text.append(StandardCharsets.US_ASCII.decode(arrived));
            notifyAll();
        }

        @Override
        public void end() {
            ended = true;
        }

        synchronized String text() {
            return text.toString();
        }

        synchronized void await(String part) throws InterruptedException {
            while (text.indexOf(part) < 0) {
                wait();
            }
        }
    }
}
