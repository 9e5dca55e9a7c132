package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

/** The child side's pair has an s too many. The other pair has not. */
class MisspeltTest {

    @ParentSide("acquired")
    void expectsTheLock(Peer child) {
        child.expect("acquired");
    }

    @ChildSide("acquired")
    void acquires(Peer parent) {
        parent.send("acquired");
    }

    @ParentSide("refused")
    void expectsARefusal(Peer child) {
        child.expect("refused");
    }

    @ChildSide("refussed")
    void refuses(Peer parent) {
        parent.send("refused");
    }
}
