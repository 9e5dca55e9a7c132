package com.acme;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Under LANG=C. */
class NamesTest {

    @ParentSide("größe")
    void prüftDieGröße(Peer child) throws Exception {
        child.expect(System.getProperty("grüße"));
        child.expect(acme());
    }

    @ChildSide("größe")
    void größe(Peer parent) throws Exception {
        parent.send(System.getProperty("grüße"));
        parent.send(acme());
    }

    @ParentSide("scheitert")
    void scheitertÜberall(Peer child) {
        child.expect("日本");
        fail("scheitert mit ß");
    }

    @ChildSide("scheitert")
    void schickt日本(Peer parent) {
        parent.send("日本");
    }

    /** Returns the bytes of a variable, of which a JVM shows what its locale has. */
    private static String acme() throws Exception {
        Charset bytes = Charset.forName("ISO-8859-1");
        Path environment = Path.of("/proc/self/environ");
        return Files.exists(environment)
                ? Arrays.stream(new String(Files.readAllBytes(environment), bytes).split("\0"))
                        .filter(each -> each.startsWith("ACME="))
                        .findFirst()
                        .orElseThrow()
                : "";
    }
}
