package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class BreakpointTest {

    @ParentSide
    void takesItsTime(Peer child) throws InterruptedException {
        new CountDownLatch(1).await(3, TimeUnit.SECONDS); // as at a breakpoint
        child.expect("still here");
    }

    @ChildSide
    void waits(Peer parent) {
        parent.send("still here");
    }
}
