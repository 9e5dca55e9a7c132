package com.acme;

// START SNIPPET: imports
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;

// END SNIPPET: imports

// START SNIPPET: pair
class FileLockTest {

    @ParentSide
    void holdsTheLock(Peer child, @SharedDir Path dir) throws IOException {
        try (FileChannel file = FileChannel.open(dir.resolve("lock"), CREATE, WRITE);
                FileLock held = file.lock()) {
            child.send("locked");
            child.expect("refused");
        }
    }

    @ChildSide
    void isRefused(Peer parent, @SharedDir Path dir) throws IOException {
        parent.expect("locked");
        try (FileChannel file = FileChannel.open(dir.resolve("lock"), WRITE)) {
            parent.send(file.tryLock() == null ? "refused" : "acquired");
        }
    }
}
// END SNIPPET: pair
