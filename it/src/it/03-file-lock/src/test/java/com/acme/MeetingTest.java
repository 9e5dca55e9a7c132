package com.acme;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.forkpair.Rendezvous;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Both sides go through the same places, and each waits there for the other. */
class MeetingTest {

    // START SNIPPET: pair
    @ParentSide
    void getsTheLockOnceItIsReleased(Rendezvous rendezvous, @SharedDir Path dir)
            throws IOException {
        rendezvous.meet("locked");
        try (FileChannel file = FileChannel.open(dir.resolve("lock"), WRITE)) {
            assertNull(file.tryLock());
            rendezvous.meet("refused");
            rendezvous.meet("released");
            assertNotNull(file.tryLock());
        }
    }

    @ChildSide
    void holdsTheLock(Rendezvous rendezvous, @SharedDir Path dir) throws IOException {
        try (FileChannel file = FileChannel.open(dir.resolve("lock"), CREATE, WRITE)) {
            file.lock();
            rendezvous.meet("locked");
            rendezvous.meet("refused");
        }
        rendezvous.meet("released");
    }
    // END SNIPPET: pair
}
