package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class RedTest {

    @ParentSide
    void asks(Peer child) {
        child.expect(42);
    }

    @ChildSide
    void answers(Peer parent) {
        parent.send(6 + 7);
    }
}
