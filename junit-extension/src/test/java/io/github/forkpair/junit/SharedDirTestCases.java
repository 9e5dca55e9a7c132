package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Pairs whose child leaves something in the shared directory. */
final class SharedDirTestCases {

    private SharedDirTestCases() {}

    private static void leave(Path dir) throws IOException {
        Files.writeString(Files.createDirectories(dir.resolve("db/segments")).resolve("1"), "one");
        Files.writeString(dir.resolve("db/journal"), "begun");
    }

    static class CorruptTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("whole");
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            leave(dir);
            parent.send("corrupt");
        }
    }

    static class KilledTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("whole");
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            leave(dir);
            Runtime.getRuntime().halt(3);
        }
    }

    static class WholeTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("whole");
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            leave(dir);
            parent.send("whole");
        }
    }

    /** One file is larger than what is kept, and one takes no room. */
    static class LargeTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("small");
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            leave(dir);
            byte[] block = new byte[1 << 20];
            block[0] = 1;
            for (int i = 0; i < 65; i++) {
                Files.write(
                        dir.resolve("large"),
                        block,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            Path sparse = dir.resolve("sparse");
            try (FileChannel file =
                    FileChannel.open(
                            sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                file.write(java.nio.ByteBuffer.allocate(1), 64L << 20);
            }
            parent.send("large");
        }
    }
}
