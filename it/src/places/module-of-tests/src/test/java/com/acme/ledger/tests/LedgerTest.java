package com.acme.ledger.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.ledger.Ledger;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    /** A module's name is null outside of modules. */
    record Where(long pid, String ledger, String tests, String forkpair) {
        static Where here() {
            return new Where(
                    ProcessHandle.current().pid(),
                    Ledger.class.getModule().getName(),
                    LedgerTest.class.getModule().getName(),
                    Peer.class.getModule().getName());
        }
    }

    @ParentSide("where")
    void isInTheModule(Peer child) {
        Where here = Where.here();
        Where there = child.receive(Where.class);
        System.out.println("parent " + here + ", child " + there);
    }

    @ChildSide("where")
    void isInTheModuleToo(Peer parent) {
        parent.send(Where.here());
    }

    @ParentSide("as a test")
    void hearsFromATest(Peer child) {
        child.expect("runsAsATest(Peer, Path, TestInfo)");
    }

    @ChildSide(value = "as a test", lifecycle = Lifecycle.JUPITER)
    void runsAsATest(Peer parent, @TempDir Path dir, TestInfo info) {
        assertTrue(Files.isDirectory(dir));
        parent.send(info.getDisplayName());
    }
}
