package io.github.forkpair.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketEndTests {

    private Set<String> openBefore = Set.of();
    private SocketEnd here;
    private SocketEnd there;

    @BeforeEach
    void openPair() throws IOException {
        SocketPair.open().close(); // loads what stays open
        openBefore = OpenDescriptors.now();
        SocketPair pair = SocketPair.open();
        here = pair.parentEnd();
        there = new SocketEnd(pair.childEnd());
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        here.destroy();
        there.destroy();
        assertThat(OpenDescriptors.now()).isEqualTo(openBefore);
    }

    @Test
    void bytesArriveInOrderFromHeapAndDirectBuffers() throws IOException {
        here.write(ByteBuffer.wrap("heap ".getBytes(UTF_8)));
        here.write(ByteBuffer.allocateDirect(6).put("direct".getBytes(UTF_8)).flip());
        here.shutdownOutput();

        assertThat(readAll(there)).isEqualTo("heap direct");
    }

    @Test
    void readsIntoTheMiddleOfABuffer() throws IOException {
        here.write(ByteBuffer.wrap("abc".getBytes(UTF_8)));
        ByteBuffer direct = ByteBuffer.allocateDirect(8).position(2).limit(4);
        ByteBuffer heap = ByteBuffer.allocate(8).position(5);

        assertThat(there.read(direct)).isEqualTo(2);
        assertThat(there.read(heap)).isEqualTo(1);

        assertThat(direct.position()).isEqualTo(4);
        assertThat((char) direct.get(2)).isEqualTo('a');
        assertThat((char) heap.get(5)).isEqualTo('c');
    }

    @Test
    void aReadIntoAFullBufferTakesNothing() throws IOException {
        assertThat(there.read(ByteBuffer.allocate(0))).isZero();
    }

    @Test
    void largeTransfersArriveWhole() throws Exception {
        byte[] sent = new byte[3_000_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }
        FutureTask<Integer> writing = inBackground(() -> here.write(ByteBuffer.wrap(sent)));
        ByteBuffer got = ByteBuffer.allocate(sent.length);
        while (got.hasRemaining() && there.read(got) >= 0) {}

        assertThat(writing.get()).isEqualTo(sent.length);
        assertThat(got.array()).isEqualTo(sent);
    }

    @Test
    void aShutDownOutputIsEndOfFileAndTheOtherDirectionGoesOn() throws IOException {
        here.shutdownOutput();

        assertThat(there.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        there.write(ByteBuffer.wrap("answer".getBytes(UTF_8)));
        there.shutdownOutput();
        assertThat(readAll(here)).isEqualTo("answer");
        assertThatThrownBy(() -> here.write(ByteBuffer.allocate(1)))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void aClosedEndIsEndOfFileEvenWithBytesUnread() throws IOException {
        there.write(ByteBuffer.wrap("never read".getBytes(UTF_8)));

        here.close();
        assertThat(there.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        here.destroy();
        assertThat(there.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void aWriteToAVanishedPeerFailsAndNamesTheCall() throws IOException {
        there.destroy();

        assertThatThrownBy(() -> here.write(ByteBuffer.allocate(1)))
                .isInstanceOfSatisfying(
                        PosixException.class, e -> assertThat(e.errno()).isEqualTo("EPIPE"))
                .hasMessageStartingWith("write(socket) failed with EPIPE (32)");
    }

    @Test
    void anInterruptBreaksABlockedRead() throws Exception {
        FutureTask<Integer> reading = inBackground(() -> here.read(ByteBuffer.allocate(1)));
        interruptOnceBlocked();

        assertThatThrownBy(reading::get).hasRootCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(interruptSeen).isTrue();
        assertThat(here.isOpen()).isFalse();
    }

    @Test
    void anInterruptBreaksABlockedWrite() throws Exception {
        FutureTask<Integer> writing =
                inBackground(() -> here.write(ByteBuffer.allocate(10_000_000)));
        interruptOnceBlocked();

        assertThatThrownBy(writing::get).hasRootCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(interruptSeen).isTrue();
    }

    @Test
    void aCloseFromAnotherThreadBreaksABlockedRead() throws Exception {
        FutureTask<Integer> reading = inBackground(() -> here.read(ByteBuffer.allocateDirect(1)));
        awaitBlocked();
        here.close();

        assertThatThrownBy(reading::get).hasRootCauseInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    void aCloseFromAnotherThreadBreaksABlockedWrite() throws Exception {
        FutureTask<Integer> writing =
                inBackground(() -> here.write(ByteBuffer.allocate(10_000_000)));
        awaitBlocked();
        here.destroy();

        assertThatThrownBy(writing::get).hasRootCauseInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    void aThreadThatIsInterruptedAlreadyDoesNotGetToRead() throws Exception {
        FutureTask<Integer> reading =
                inBackground(
                        () -> {
                            Thread.currentThread().interrupt();
                            return here.read(ByteBuffer.allocate(1));
                        });

        assertThatThrownBy(reading::get).hasRootCauseInstanceOf(ClosedByInterruptException.class);
    }

    @Test
    void aClosedEndRefusesEverything() throws IOException {
        here.close();
        here.close();

        assertThatThrownBy(() -> here.read(ByteBuffer.allocate(1)))
                .isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> here.write(ByteBuffer.allocate(1)))
                .isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(here::shutdownOutput).isInstanceOf(ClosedChannelException.class);
    }

    private Thread background;
    private volatile boolean interruptSeen;

    private FutureTask<Integer> inBackground(Callable<Integer> work) {
        FutureTask<Integer> task =
                new FutureTask<>(
                        () -> {
                            try {
                                return work.call();
                            } finally {
                                interruptSeen = Thread.currentThread().isInterrupted();
                            }
                        });
        background = new Thread(task, "background");
        background.start();
        return task;
    }

    private void interruptOnceBlocked() throws IOException {
        awaitBlocked();
        background.interrupt();
    }

    /** Waits until the thread's kernel side sleeps in the socket's call. */
    private void awaitBlocked() {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(this::someThreadSleepsInTheSocket);
    }

    private boolean someThreadSleepsInTheSocket() throws IOException {
        try (var tasks =
                java.nio.file.Files.newDirectoryStream(java.nio.file.Path.of("/proc/self/task"))) {
            for (java.nio.file.Path task : tasks) {
                try {
                    String name = java.nio.file.Files.readString(task.resolve("comm")).strip();
                    String stat = java.nio.file.Files.readString(task.resolve("stat"));
                    if (name.equals("background")
                            && stat.contains(") S ")
                            && background.getStackTrace().length > 0
                            && inNativeCall()) {
                        return true;
                    }
                } catch (java.nio.file.NoSuchFileException e) {
                    // that thread has just ended
                }
            }
        }
        return false;
    }

    private boolean inNativeCall() {
        for (StackTraceElement frame : background.getStackTrace()) {
            if (frame.getClassName().startsWith("com.kenai.jffi")) {
                return true;
            }
        }
        return false;
    }

    private static String readAll(ByteChannel channel) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(1000);
        while (channel.read(all) >= 0) {}
        return UTF_8.decode(all.flip()).toString();
    }
}
