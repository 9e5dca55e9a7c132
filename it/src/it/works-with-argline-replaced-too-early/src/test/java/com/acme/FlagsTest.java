package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class FlagsTest {

    @ParentSide
    void hasOnlyThePomsFlags(Peer child) {
        assertEquals("mine", System.getProperty("flags.own"));
        assertNull(System.getProperty("forkpair.grace"));
        child.send("seen");
    }

    @ChildSide
    void isThere(Peer parent) {
        parent.expect("seen");
    }
}
