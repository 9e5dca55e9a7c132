package com.acme;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A lock goes with the process that held it. */
class DeadHolderTest {

    // START SNIPPET: pair
    @ParentSide
    void getsTheLockOfADeadProcess(Peer child, ChildProcess process, @SharedDir Path dir)
            throws IOException {
        child.expect("locked");
        try (FileChannel file = FileChannel.open(dir.resolve("lock"), WRITE)) {
            assertNull(file.tryLock());
            process.kill();
            assertEquals(new ExitStatus.Signaled(9, "SIGKILL", false), process.waitForExit());
            assertNotNull(file.tryLock());
        }
    }

    @ChildSide
    void holdsTheLockUntilItDies(Peer parent, @SharedDir Path dir) throws IOException {
        FileChannel.open(dir.resolve("lock"), CREATE, WRITE).lock();
        parent.send("locked");
        parent.expect("a message that never comes");
    }
    // END SNIPPET: pair
}
