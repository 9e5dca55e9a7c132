package io.github.forkpair.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.InterruptibleChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordedChannelTests {

    private final List<String> seen = new ArrayList<>();
    private final Transfers watcher =
            new Transfers() {
                @Override
                public void wrote(int bytes) {
                    seen.add("wrote " + bytes);
                }

                @Override
                public void read(int bytes) {
                    seen.add("read " + bytes);
                }
            };

    @Test
    void keepsWhatIsWrittenFromAnyPlaceOfAnyBuffer(@TempDir Path directory) throws IOException {
        try (RecordedChannel channel = new RecordedChannel(file(directory))) {
            channel.write(ByteBuffer.wrap("..heap ..".getBytes(UTF_8)).position(2).limit(7));
            channel.write(ByteBuffer.allocateDirect(6).put("direct".getBytes(UTF_8)).flip());
            channel.write(ByteBuffer.allocate(0));

            assertThat(channel.firstSent()).asString().isEqualTo("heap direct");
        }
    }

    @Test
    void keepsTheFirstMebibyteAlone(@TempDir Path directory) throws IOException {
        try (RecordedChannel channel = new RecordedChannel(file(directory))) {
            channel.write(ByteBuffer.wrap(new byte[1_000_000]));
            channel.write(ByteBuffer.wrap(new byte[1_000_000]));

            assertThat(channel.firstSent()).hasSize(1024 * 1024);
        }
    }

    @Test
    void letsOneSeeWhatIsTransferredFromThenOn(@TempDir Path directory) throws IOException {
        FileChannel file = file(directory);
        try (RecordedChannel channel = new RecordedChannel(file)) {
            channel.write(ByteBuffer.wrap(new byte[2]));
            channel.watch(watcher);
            channel.write(ByteBuffer.wrap(new byte[3]));
            file.position(0);
            channel.read(ByteBuffer.allocate(4));
            channel.read(ByteBuffer.allocate(4));
            channel.read(ByteBuffer.allocate(4));
            channel.watch(Transfers.UNSEEN);
            channel.write(ByteBuffer.wrap(new byte[1]));
        }

        assertThat(seen).containsExactly("wrote 3", "read 4", "read 1");
    }

    /** The child has that, and shall be run again with it. */
    @Test
    void keepsWhatWentOutBeforeAWriteWasInterrupted() throws Exception {
        Wire wire = SocketPairWire.open();
        try {
            ByteChannel channel = new RecordedChannel(wire.end());
            FutureTask<Integer> write =
                    new FutureTask<>(() -> channel.write(ByteBuffer.allocate(10_000_000)));
            Thread writer = new Thread(write);
            writer.start();
            Awaitility.await().until(() -> isInAWrite(writer));
            writer.interrupt();

            assertThatThrownBy(write::get).hasCauseInstanceOf(ClosedByInterruptException.class);
            assertThat(((RecordedChannel) channel).firstSent()).isNotEmpty();
            assertThat(channel.isOpen()).isFalse();
            assertThat(channel).isInstanceOf(InterruptibleChannel.class);
        } finally {
            wire.close();
        }
    }

    @Test
    void onceTheChildsEndIsLetGoOfThisEndReadsEndOfFile() throws Exception {
        Wire wire = SocketPairWire.open();
        try {
            assertThat(wire.handed()).isInstanceOf(Handed.Inherited.class);
            wire.childHasItsEnd();

            assertThat(wire.end().read(ByteBuffer.allocate(1))).isEqualTo(-1);
        } finally {
            wire.close();
        }
    }

    private static boolean isInAWrite(Thread writer) {
        for (StackTraceElement frame : writer.getStackTrace()) {
            if (frame.getClassName().startsWith(SocketPair.class.getPackageName())) {
                return true;
            }
        }
        return false;
    }

    private static FileChannel file(Path directory) throws IOException {
        return FileChannel.open(
                directory.resolve("file"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }
}
