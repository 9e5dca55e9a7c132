package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class SlowTest {

    @ParentSide
    void waits(Peer child) {
        child.expect("done");
    }

    @ChildSide
    void takesItsTime(Peer parent) throws InterruptedException {
        System.out.println("warming up");
        Thread.sleep(11_000);
        parent.send("done");
    }
}
