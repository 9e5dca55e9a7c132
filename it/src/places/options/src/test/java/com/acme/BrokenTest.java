package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class BrokenTest {

    @ParentSide
    void hears(Peer child) {
        child.expect(42);
    }

    @ChildSide
    void computes(Peer parent) {
        int product = 6 * 9;
        assertEquals(42, product);
        parent.send(product);
    }
}
