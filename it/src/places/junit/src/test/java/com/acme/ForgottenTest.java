package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;

/** Has a child side and no parent side, which Jupiter would pass over. */
class ForgottenTest {

    @ChildSide
    void isForgotten(Peer parent) {
        parent.send("nobody hears this");
    }
}
