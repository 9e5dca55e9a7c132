package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class OtherTest {

    @ParentSide
    void greets(Peer child) {
        child.send("hello");
    }

    @ChildSide
    void isGreeted(Peer parent) {
        parent.expect("hello");
    }
}
