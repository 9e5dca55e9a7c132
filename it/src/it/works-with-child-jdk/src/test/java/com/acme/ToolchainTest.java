package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.nio.file.Path;

class ToolchainTest {

    @ParentSide
    void knowsTheJdk(Peer child) {
        Path java = Path.of(System.getProperty("forkpair.child.java"));
        assertEquals(
                Path.of("bin", "java"), java.subpath(java.getNameCount() - 2, java.getNameCount()));
        child.expect(java.toString());
    }

    @ChildSide
    void runsOnIt(Peer parent) {
        parent.send(ProcessHandle.current().info().command().orElseThrow());
    }
}
