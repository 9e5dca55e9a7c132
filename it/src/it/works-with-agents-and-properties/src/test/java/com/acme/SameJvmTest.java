package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SameJvmTest {

    private static final List<String> PROPERTIES =
            List.of(
                    "user.home",
                    "user.name",
                    "user.country",
                    "java.io.tmpdir",
                    "java.library.path",
                    "java.vendor",
                    "java.version",
                    "jdk.some",
                    "sun.some",
                    "acme.empty",
                    "os.arch");

    @ParentSide
    void hasWhatTheBuildAndATestHaveGiven(Peer child) throws Exception {
        assertEquals("woven now", Greeting.text());
        assertEquals("/nowhere/lib", System.getProperty("java.library.path"));
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
        child.expect("woven now");
        child.expect(1);
        for (String name : PROPERTIES) {
            child.expect(name + "=" + System.getProperty(name));
        }
        child.send("go");
    }

    @ChildSide
    void tellsWhatItHas(Peer parent) throws Exception {
        parent.send(Greeting.text());
        parent.send(Weaver.started());
        for (String name : PROPERTIES) {
            parent.send(name + "=" + System.getProperty(name));
        }
        parent.expect("go");
        Files.createTempFile("of-the-child", null);
    }
}
