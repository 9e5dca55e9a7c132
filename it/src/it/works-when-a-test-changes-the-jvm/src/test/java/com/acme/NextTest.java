package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.nio.file.Files;
import java.nio.file.Path;

class NextTest {

    @ParentSide
    void runsAllTheSame(Peer child, @SharedDir Path dir) {
        child.expect("there");
        assertTrue(Files.exists(dir.resolve("file")));
    }

    @ChildSide
    void writes(Peer parent, @SharedDir Path dir) throws Exception {
        Files.createFile(dir.resolve("file"));
        parent.send("there");
    }
}
