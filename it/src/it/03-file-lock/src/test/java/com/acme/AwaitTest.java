package com.acme;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A child's output is there while it runs, and a condition on it can be awaited. */
class AwaitTest {

    @ParentSide
    void waitsForWhatTheChildPrints(ChildProcess child, @SharedDir Path dir) throws IOException {
        // START SNIPPET: await
        child.await().until(() -> child.stdout().contains("locked"));
        // END SNIPPET: await
        System.out.printf("parent %d, child %d%n", ProcessHandle.current().pid(), child.pid());
        try (FileChannel file = FileChannel.open(dir.resolve("lock"), WRITE)) {
            assertNull(file.tryLock());
        }
    }

    @ChildSide
    void printsThatItHasTheLock(InputStream fromParent, @SharedDir Path dir) throws IOException {
        FileChannel.open(dir.resolve("lock"), CREATE, WRITE).lock();
        System.out.println("locked");
        fromParent.readAllBytes();
    }
}
