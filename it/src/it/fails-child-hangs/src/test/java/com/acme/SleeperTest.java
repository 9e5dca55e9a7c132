package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

/** The child sleeps past the pair's deadline. */
class SleeperTest {

    @ParentSide
    void waits(Peer child) {
        child.expect("good morning");
    }

    @ChildSide
    void sleepsForEver(Peer parent) throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
        parent.send("good morning");
    }
}
