package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SharedCopyTests {

    private static final int MANY = 10_000;

    @TempDir private Path dir;

    private Path from;
    private Path to;

    @BeforeEach
    void createShared() throws IOException {
        dir = dir.toRealPath();
        from = Files.createDirectory(dir.resolve("from"));
        to = dir.resolve("to");
    }

    @Test
    void filesAndDirectoriesAreTheSameAndForTheUserAlone() throws Exception {
        Path nested = Files.createDirectories(from.resolve("a/b c"));
        Files.write(nested.resolve("db"), noise(100_000));
        Files.createFile(from.resolve("empty"));
        Files.createDirectory(from.resolve("nothing in it"));
        Path script = Files.writeString(from.resolve("script"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setLastModifiedTime(script, FileTime.from(Instant.ofEpochSecond(1_000)));

        assertThat(copy(1 << 20, MANY)).isEmpty();

        assertThat(to.resolve("a/b c/db")).hasSameBinaryContentAs(nested.resolve("db"));
        assertThat(to.resolve("empty")).isEmptyFile();
        assertThat(to.resolve("nothing in it")).isEmptyDirectory();
        assertThat(Files.getLastModifiedTime(to.resolve("script")).toInstant().getEpochSecond())
                .isEqualTo(1_000);
        try (Stream<Path> all = Files.walk(to)) {
            assertThat(all)
                    .allSatisfy(
                            each ->
                                    assertThat(permissions(each))
                                            .isEqualTo(
                                                    Files.isDirectory(each)
                                                                    || each.endsWith("script")
                                                            ? "rwx------"
                                                            : "rw-------"));
        }
    }

    @Test
    void ofAnEmptyDirectoryThereIsNoCopy() {
        assertThat(copy(1 << 20, MANY)).isEmpty();
        assertThat(to).doesNotExist();
    }

    @Test
    void ofADirectoryThatASideRemovedItIsSaid() throws Exception {
        Files.delete(from);
        assertThat(copy(1 << 20, MANY))
                .containsExactly("all of it: a side has removed or replaced the directory");
    }

    @Test
    void theLargestIsCutAndItIsSaidWhere() throws Exception {
        Files.write(from.resolve("journal"), noise(1_000));
        Files.write(from.resolve("data"), noise(300_000));
        Files.write(from.resolve("more data"), noise(400_000));

        assertThat(copy(200_000, MANY))
                .containsExactly(
                        "data: cut: the first 199000 of 300000 bytes",
                        "more data: not copied, 400000 bytes");

        assertThat(to.resolve("journal")).hasSameBinaryContentAs(from.resolve("journal"));
        assertThat(to.resolve("data")).hasSize(199_000);
        assertThat(Files.readAllBytes(from.resolve("data")))
                .startsWith(Files.readAllBytes(to.resolve("data")));
        assertThat(to.resolve("more data")).doesNotExist();
    }

    @Test
    void aSparseFileTakesNoMoreRoomThanItsData() throws Exception {
        Path sparse = from.resolve("map");
        try (FileChannel file =
                FileChannel.open(sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap("first".getBytes()), 0);
            file.write(ByteBuffer.wrap("middle".getBytes()), 1L << 36);
            file.write(ByteBuffer.wrap(new byte[1]), (1L << 40) - 1);
        }

        assertThat(copy(1 << 20, MANY)).isEmpty();

        Path copy = to.resolve("map");
        assertThat(Files.size(copy)).isEqualTo(1L << 40);
        try (FileChannel file = FileChannel.open(copy, StandardOpenOption.READ)) {
            ByteBuffer read = ByteBuffer.allocate(6);
            file.read(read, 1L << 36);
            assertThat(new String(read.array())).isEqualTo("middle");
        }
        assertThat(kilobytes(copy)).isLessThan(1024);
    }

    @Test
    void theRoomIsForDataAndNotForHoles() throws Exception {
        try (FileChannel file =
                FileChannel.open(
                        from.resolve("store"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap("header".getBytes()), 0);
            file.write(ByteBuffer.wrap("footer".getBytes()), (1L << 31) - 6);
        }
        Files.write(from.resolve("log"), noise(2_000_000));

        assertThat(copy(1 << 20, MANY))
                .singleElement()
                .asString()
                .matches("log: cut: the first \\d+ of 2000000 bytes");

        try (FileChannel file = FileChannel.open(to.resolve("store"), StandardOpenOption.READ)) {
            assertThat(file.size()).isEqualTo(1L << 31);
            ByteBuffer read = ByteBuffer.allocate(6);
            file.read(read, (1L << 31) - 6);
            assertThat(new String(read.array())).isEqualTo("footer");
        }
    }

    @Test
    void aLinkIntoTheDirectoryLeadsIntoTheCopy() throws Exception {
        Path segments = Files.createDirectories(from.resolve("log/segments"));
        Path newest = Files.writeString(segments.resolve("7"), "newest");
        Path alias = Files.createSymbolicLink(dir.resolve("alias"), dir);
        Files.createSymbolicLink(from.resolve("log/current"), newest);
        Files.createSymbolicLink(segments.resolve("top"), from);
        Files.createSymbolicLink(segments.resolve("here"), segments);
        Files.createSymbolicLink(from.resolve("aliased"), alias.resolve("from/log/segments/7"));
        Files.createSymbolicLink(from.resolve("round"), Path.of("../from/log/segments/7"));
        Files.createSymbolicLink(from.resolve("out"), Path.of("../outside"));
        Files.createSymbolicLink(segments.resolve("inside"), Path.of("../../log/segments/7"));

        assertThat(copy(1 << 20, MANY)).isEmpty();
        DirectoryTree.delete(from);

        for (String link : List.of("log/current", "aliased", "round", "log/segments/inside")) {
            assertThat(to.resolve(link)).hasContent("newest");
            assertThat(Files.readSymbolicLink(to.resolve(link)).isAbsolute()).isFalse();
        }
        assertThat(to.resolve("log/segments/top/log/segments/here/7")).hasContent("newest");
        assertThat(Files.readSymbolicLink(to.resolve("out"))).isEqualTo(dir.resolve("outside"));
    }

    @Test
    void linksAreKeptAndNotFollowed() throws Exception {
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(from.resolve("directory"), outside);
        Files.createSymbolicLink(from.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(from.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(from.resolve("loop"), Path.of("."));

        assertThat(copy(1 << 20, MANY)).isEmpty();

        assertThat(Files.readSymbolicLink(to.resolve("directory"))).isEqualTo(outside);
        assertThat(Files.readSymbolicLink(to.resolve("dangling"))).isEqualTo(Path.of("nowhere"));
        assertThat(Files.isSymbolicLink(to.resolve("file"))).isTrue();
        assertThat(Files.isSymbolicLink(to.resolve("loop"))).isTrue();
    }

    @Test
    void twoNamesOfOneFileAreOneFileAgain() throws Exception {
        Files.write(from.resolve("one"), noise(100_000));
        Files.createLink(from.resolve("two"), from.resolve("one"));

        assertThat(copy(100_001, MANY)).isEmpty();

        assertThat(Files.isSameFile(to.resolve("one"), to.resolve("two"))).isTrue();
    }

    @Test
    void whatMayBlockIsNotOpened() throws Exception {
        assertThat(run("mkfifo", from.resolve("pipe").toString())).isZero();
        Files.writeString(from.resolve("file"), "text");

        assertThat(copy(1 << 20, MANY)).containsExactly("pipe: a socket, pipe or device");
        assertThat(to.resolve("file")).hasContent("text");
    }

    @Test
    void whatItsOwnerMayNotReadIsCopiedAllTheSameAndItIsSaid() throws Exception {
        Path closed = Files.createDirectory(from.resolve("closed"));
        Path file = Files.writeString(closed.resolve("file"), "text");
        Path object = Files.writeString(from.resolve("object"), "read alone");
        Path sealed = Files.createDirectory(from.resolve("sealed"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(copy(1 << 20, MANY))
                .containsExactly(
                        "mode 000, here 600: closed/file",
                        "mode 000, here 700: closed",
                        "mode 555, here 700: sealed");

        assertThat(to.resolve("closed/file")).hasContent("text");
        assertThat(permissions(to.resolve("closed/file"))).isEqualTo("rw-------");
        assertThat(permissions(to.resolve("object"))).isEqualTo("r--------");
    }

    @Test
    void ofVeryManyFilesSomeAreCopied() throws Exception {
        for (int i = 0; i < 200; i++) {
            Files.writeString(from.resolve("file" + i), "text");
        }
        assertThat(copy(1 << 20, 100)).containsExactly("all but 100 entries");
        try (Stream<Path> copied = Files.list(to)) {
            assertThat(copied).hasSize(100);
        }
    }

    @Test
    void aNameThatIsNoTextInTheLocaleIsKept() throws Exception {
        String shell = "printf text >\"$1/$(printf 'gr\\366\\377\\303')\"";
        assertThat(run("sh", "-c", shell, "sh", from.toString())).isZero();

        assertThat(copy(1 << 20, MANY)).isEmpty();

        assertThat(run("diff", "-r", from.toString(), to.toString())).isZero();
        DirectoryTree.delete(from);
        assertThat(from).doesNotExist();
    }

    private List<String> copy(long mostBytes, int mostEntries) {
        return SharedCopy.of(from, to, mostBytes, mostEntries);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static long kilobytes(Path file) throws Exception {
        Process process = new ProcessBuilder("du", "-k", file.toString()).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(said.substring(0, said.indexOf('\t')));
    }
}
