package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The launcher runs the child side too. */
class LifecycleTest {

    @ParentSide
    void hears(Peer child) {
        child.expect("tells(Peer, Path, TestInfo)");
    }

    @ChildSide(lifecycle = Lifecycle.JUPITER)
    void tells(Peer parent, @TempDir Path dir, TestInfo info) {
        assertTrue(Files.isDirectory(dir));
        parent.send(info.getDisplayName());
    }
}
