package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;

/** Has no test at all, so that Jupiter would leave it out without a word. */
class AloneTest {

    @ChildSide
    void answers(Peer parent) {
        parent.send("nobody asked");
    }
}
