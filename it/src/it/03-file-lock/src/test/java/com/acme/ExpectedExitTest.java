package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ExpectedExit;
import io.github.forkpair.junit.ParentSide;

/** A child may be meant to end before its method returns. */
class ExpectedExitTest {

    // START SNIPPET: pair
    @ParentSide
    void hearsOfTheEnd(Peer child) {
        child.expect("giving up");
    }

    @ChildSide
    @ExpectedExit(code = 3)
    void givesUp(Peer parent) {
        parent.send("giving up");
        System.exit(3);
    }
    // END SNIPPET: pair
}
