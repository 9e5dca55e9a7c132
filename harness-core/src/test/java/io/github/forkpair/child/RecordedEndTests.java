package io.github.forkpair.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedEndTests {

    @TempDir private Path directory;

    @Test
    void readsTheFileToItsEnd() throws IOException {
        try (FileInputStream file = recorded("hello")) {
            ReplayedEnd end = new ReplayedEnd(file.getFD());
            ByteBuffer target = ByteBuffer.allocate(3);

            assertThat(end.read(target)).isEqualTo(3);
            assertThat(new String(target.array())).isEqualTo("hel");
            assertThat(end.read(target.clear())).isEqualTo(2);
            assertThat(end.read(target.clear())).isEqualTo(-1);
        }
    }

    @Test
    void dropsWhatIsWrittenAndSaysThatAllOfItWas() throws IOException {
        try (FileInputStream file = recorded("hello")) {
            ReplayedEnd end = new ReplayedEnd(file.getFD());
            ByteBuffer source = ByteBuffer.wrap(new byte[7]).position(2);

            assertThat(end.write(source)).isEqualTo(5);
            assertThat(source.hasRemaining()).isFalse();
            assertThat(directory.resolve("input")).hasContent("hello");
        }
    }

    @Test
    void isClosedForGood() throws IOException {
        try (FileInputStream file = recorded("hello")) {
            ReplayedEnd end = new ReplayedEnd(file.getFD());
            assertThat(end.isOpen()).isTrue();

            end.close();

            assertThat(end.isOpen()).isFalse();
            assertThatThrownBy(() -> end.read(ByteBuffer.allocate(1)))
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    private FileInputStream recorded(String text) throws IOException {
        return new FileInputStream(Files.writeString(directory.resolve("input"), text).toFile());
    }
}
