package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildJvm;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.nio.file.Files;
import java.nio.file.Path;

/** A version that only a toolchain has. */
class VersionTest {

    @ParentSide
    void knowsTheProgram(Peer child, ChildProcess process) throws Exception {
        String line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        assertTrue(line.contains("/jdk 77/bin/java\0"), line);
        child.send("seen");
    }

    @ChildSide
    @ChildJvm(java = "77")
    void runsOnIt(Peer parent) {
        parent.expect("seen");
    }
}
