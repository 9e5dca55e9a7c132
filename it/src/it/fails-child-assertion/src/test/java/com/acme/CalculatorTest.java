package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

/** The child's assertion fails, and so does the test. */
class CalculatorTest {

    @ParentSide
    void asks(Peer child) {
        child.send("6 * 7");
        child.receive(int.class);
    }

    @ChildSide
    void answersWrongly(Peer parent) {
        parent.expect("6 * 7");
        System.out.println("working it out");
        int answer = 6 + 7;
        assertEquals(42, answer, "six times seven");
        parent.send(answer);
    }
}
