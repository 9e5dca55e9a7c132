package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Each side tells where it runs, and what it was given there. */
class WhereTest {

    record Where(
            String place, long pid, int java, String color, String shape, int path, String fork) {

        static Where here() {
            return new Where(
                    System.getProperty("acme.place"),
                    ProcessHandle.current().pid(),
                    Runtime.version().feature(),
                    System.getProperty("acme.color"),
                    System.getenv("ACME_SHAPE"),
                    System.getProperty("java.class.path").length(),
                    System.getProperty("acme.fork"));
        }
    }

    @ParentSide("where")
    void hears(Peer child, ChildProcess process) {
        Where there = child.receive(Where.class);
        assertEquals(process.pid(), there.pid());
        System.out.println("parent " + Where.here() + ", child " + there);
    }

    @ChildSide("where")
    void tells(Peer parent) {
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
