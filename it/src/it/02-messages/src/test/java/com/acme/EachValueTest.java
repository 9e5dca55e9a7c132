package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSideTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides get the arguments of a parameterized test. */
class EachValueTest {

    // START SNIPPET: pair
    @ParentSideTemplate
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void knowsTheSquare(int number, Peer child) {
        assertEquals(number * number, child.receive(Integer.class));
    }

    @ChildSide
    void squares(int number, Peer parent) {
        parent.send(number * number);
    }
    // END SNIPPET: pair
}
