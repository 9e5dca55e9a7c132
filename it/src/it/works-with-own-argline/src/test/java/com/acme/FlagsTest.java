package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

/** Runs three times in a build, each time with flags of its own. */
class FlagsTest {

    @ParentSide
    void hasTheFlagsThatItIsTold(Peer child) {
        boolean prepared = System.getProperty("forkpair.grace") != null;
        boolean expected =
                Boolean.getBoolean("flags.expected") && System.getProperty("forkpair.skip") == null;
        assertEquals(expected, prepared);
        assertEquals("mine", System.getProperty("flags.own"));
        child.send("seen");
    }

    @ChildSide
    void isThere(Peer parent) {
        parent.expect("seen");
    }
}
