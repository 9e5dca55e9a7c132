package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.Peer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Sides with names that not every locale has. */
class NamesTestCase {

    @BeforeAll
    static void setsProperties() {
        System.setProperty("grüße", "größe 😀");
    }

    @ParentSide("größe")
    void prüftDieGröße(Peer child) {
        child.expect("größe 😀");
        child.expect("\\u00e4 is ä");
        child.expect(new TreeMap<>(System.getenv()));
    }

    @ChildSide("größe")
    void größe(Peer parent) {
        parent.send(System.getProperty("grüße"));
        parent.send("\\u00e4 is ä");
        parent.send(new TreeMap<>(Map.copyOf(System.getenv())));
    }

    @ParentSide("scheitert < | > *")
    void scheitertÜberall(Peer child) {
        child.expect("日本");
        fail("scheitert mit ß");
    }

    @ChildSide("scheitert < | > *")
    void schickt日本(Peer parent) {
        parent.send("日本");
    }

    @RepeatedTest(value = 2, name = "{currentRepetition}. Größe")
    @ParentSideTemplate("wiederholt")
    void wiederholteGröße(Peer child) {
        assertEquals("ja", child.receive(String.class));
        fail("noch einmal: ö");
    }

    @ChildSide("wiederholt")
    void wieder(Peer parent) {
        parent.send("ja");
    }
}
