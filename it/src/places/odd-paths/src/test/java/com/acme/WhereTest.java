package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each side tells from where its classes are, and the letters must come over whole. */
class WhereTest {

    static final String PROJECT = "späte-日本";
    static final String ODD = "späte Tests, $1 'und' 日本";

    static Path classes() throws URISyntaxException {
        return Path.of(WhereTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @ParentSide
    void hears(Peer child, ChildProcess process) throws URISyntaxException {
        assertEquals(PROJECT, Path.of("").toAbsolutePath().getFileName().toString());
        assertEquals(ODD, classes().getParent().getFileName().toString());
        String there = child.receive(String.class);
        assertEquals(classes().toString(), there);
        assertTrue(Files.isDirectory(Path.of("target", ODD, "forkpair", "pairs")));
        System.out.printf("parent %d, child %d%n", ProcessHandle.current().pid(), process.pid());
    }

    @ChildSide
    void tells(Peer parent) throws URISyntaxException {
        parent.send(classes().toString());
    }
}
