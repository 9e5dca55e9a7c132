package io.github.forkpair.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class PosixQueueTests {

    private static final Duration AT_ONCE = Duration.ZERO;

    @Test
    void messagesComeByPriorityAndThenInOrder() throws Exception {
        try (PosixQueue queue = PosixQueue.create()) {
            queue.send(bytes("low 1"));
            queue.send(bytes("high 1"), 7);
            queue.send(bytes("low 2"), 0);
            queue.send(bytes("high 2"), 7);
            queue.send(bytes("highest"), 32767);
            queue.send(new byte[0], 3);

            assertThat(text(queue.receive())).isEqualTo("highest");
            assertThat(text(queue.receive())).isEqualTo("high 1");
            assertThat(text(queue.receive())).isEqualTo("high 2");
            assertThat(queue.receive()).isEmpty();
            assertThat(text(queue.receive(AT_ONCE))).isEqualTo("low 1");
            assertThat(text(queue.receive(Duration.ofDays(10_000)))).isEqualTo("low 2");
            queue.send(bytes("last"));
            assertThat(text(queue.receive(Duration.ofSeconds(Long.MAX_VALUE)))).isEqualTo("last");
            assertThatThrownBy(() -> queue.receive(Duration.ofSeconds(Long.MIN_VALUE)))
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> queue.receive(Duration.ofMillis(30)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("No message came to the queue within PT0.03S.");
        }
    }

    @Test
    void itsSizeIsTheSystems() throws Exception {
        Path limits = Path.of("/proc/sys/fs/mqueue");
        try (PosixQueue queue = PosixQueue.create()) {
            assertThat(queue.capacity()).isEqualTo(number(limits.resolve("msg_default")));
            assertThat(queue.messageSize()).isEqualTo(number(limits.resolve("msgsize_default")));
            queue.send(new byte[queue.messageSize()]);
            assertThat(queue.receive()).hasSize(queue.messageSize());
        }
    }

    /** The kernel gives such a file in one read, whole. */
    private static int number(Path file) throws IOException {
        return Integer.parseInt(Files.readAllLines(file).get(0));
    }

    @Test
    void whatItCannotTakeIsRefusedWithTheLimit() throws Exception {
        try (PosixQueue queue = PosixQueue.create()) {
            int size = queue.messageSize();
            assertThatThrownBy(() -> queue.send(new byte[size + 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "A message of "
                                    + (size + 1)
                                    + " bytes is longer than the "
                                    + size
                                    + " that a message queue takes here.");
            assertThatThrownBy(() -> queue.send(new byte[1], -1))
                    .hasMessage("There is no priority -1, only 0 to 32767.");
            assertThatThrownBy(() -> queue.send(new byte[1], 32768))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFullQueueHoldsItsSenderUpUntilSomebodyReceives() throws Exception {
        try (PosixQueue queue = PosixQueue.create()) {
            for (int i = 0; i < queue.capacity(); i++) {
                queue.send(bytes("x"));
            }
            FutureTask<Void> sending = new FutureTask<>(() -> queue.send(bytes("last")), null);
            Thread sender = new Thread(sending);
            sender.start();
            awaitCall(sender);
            assertThat(sending.isDone()).isFalse();

            queue.receive();

            sending.get();
            for (int i = 1; i < queue.capacity(); i++) {
                queue.receive();
            }
            assertThat(text(queue.receive())).isEqualTo("last");
        }
    }

    @Test
    void anInterruptEndsAWaitOfEitherKind() throws Exception {
        try (PosixQueue empty = PosixQueue.create();
                PosixQueue full = PosixQueue.create()) {
            for (int i = 0; i < full.capacity(); i++) {
                full.send(bytes("x"));
            }
            endsByAnInterrupt(empty::receive);
            endsByAnInterrupt(() -> empty.receive(Duration.ofMinutes(5)));
            endsByAnInterrupt(() -> full.send(bytes("x")));
        }
    }

    private static void endsByAnInterrupt(Runnable wait) throws Exception {
        FutureTask<Boolean> waiting =
                new FutureTask<>(
                        () -> {
                            assertThatThrownBy(wait::run)
                                    .isInstanceOf(UncheckedIOException.class)
                                    .hasMessage(
                                            "This thread was interrupted where it waited at the"
                                                    + " message queue.")
                                    .hasCauseInstanceOf(InterruptedIOException.class);
                            return Thread.currentThread().isInterrupted();
                        });
        Thread waiter = new Thread(waiting);
        waiter.start();
        awaitCall(waiter);
        waiter.interrupt();
        assertThat(waiting.get()).isTrue();
    }

    private static void awaitCall(Thread thread) {
        Awaitility.await()
                .until(
                        () -> {
                            for (StackTraceElement frame : thread.getStackTrace()) {
                                if (frame.getMethodName().startsWith("mq_timed")) {
                                    return true;
                                }
                            }
                            return false;
                        });
    }

    @Test
    void onceItIsClosedItIsOfNoUse() throws Exception {
        PosixQueue queue = PosixQueue.create();
        queue.close();

        assertThatThrownBy(queue::receive)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("No message can be received from the queue: its pair is over.");
        assertThatThrownBy(() -> queue.send(new byte[1])).isInstanceOf(UncheckedIOException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, US_ASCII);
    }
}
