package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedPagesTests {

    @TempDir private Path dir;

    @Test
    void memoryIsAFileWithoutAName() throws Exception {
        try (SharedPages pages = SharedPages.create(4096, dir)) {
            isMemory(pages);
        }
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void whereThereIsNoneAFileLosesItsName() throws Exception {
        try (SharedPages pages = SharedPages.named(4096, dir)) {
            assertThat(dir).isEmptyDirectory();
            isMemory(pages);
        }
    }

    private static void isMemory(SharedPages pages) throws IOException {
        ByteBuffer here = pages.buffer();
        assertThat(here.capacity()).isEqualTo(4096);
        assertThat(here.order()).isEqualTo(ByteOrder.nativeOrder());
        assertThat(here.getLong(4088)).isZero();
        String file = "/proc/self/fd/" + pages.descriptor().number();
        try (RandomAccessFile there = new RandomAccessFile(file, "rw")) {
            assertThat(there.length()).isEqualTo(4096);
            here.put(17, (byte) 5);
            there.seek(17);
            assertThat(there.read()).isEqualTo(5);
        }
        here.position(10);
        assertThat(pages.buffer().position()).isZero();
    }

    @Test
    void moreThanThereIsIsRefused() {
        String memory = "MemTotal: 100 kB\nMemAvailable:      64 kB\nSwapTotal: 0 kB\n";

        assertThatCode(() -> SharedPages.check(65_536, memory)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SharedPages.check(65_537, memory))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "a side asks for 65537 bytes of shared memory, and this machine has 64 KiB"
                                + " left");
    }
}
