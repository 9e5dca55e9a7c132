package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSideTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The arguments of a parameterized test are the parent side's; it sends the child what it needs.
 */
class EachValueTest {

    // START SNIPPET: pair
    @ParentSideTemplate
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void sendsItsArgument(int number, Peer child) {
        child.send(number);
        assertEquals(number * number, child.receive(Integer.class));
    }

    @ChildSide
    void squares(Peer parent) {
        int number = parent.receive(Integer.class);
        parent.send(number * number);
    }
    // END SNIPPET: pair
}
