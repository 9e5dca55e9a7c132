package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import org.junit.jupiter.api.AfterAll;

class CalculatorTest {

    @AfterAll
    static void speaksLast() {
        System.err.println("The last words of the last test.");
    }

    @ParentSide("right")
    void checks(Peer child) {
        child.expect(42);
    }

    @ChildSide("right")
    void multiplies(Peer parent) {
        parent.send(6 * 7);
    }

    @ParentSide("wrong")
    void trusts(Peer child) {
        child.receive(int.class);
    }

    @ChildSide("wrong")
    void adds(Peer parent) {
        assertEquals(42, 6 + 7);
    }
}
