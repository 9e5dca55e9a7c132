package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fails the first time. */
class FlakyTest {

    private static final Path BEEN_HERE = Path.of("target", "been-here");

    @ParentSide
    void hears(Peer child) {
        child.expect("second time");
    }

    @ChildSide
    void tells(Peer parent) throws IOException {
        boolean second = Files.exists(BEEN_HERE);
        System.out.println(second ? "second time" : "first time");
        Files.writeString(BEEN_HERE, "");
        assertTrue(second, "the first time always fails");
        parent.send("second time");
    }
}
