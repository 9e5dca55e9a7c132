package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Fails at Jupiter's own timeout, which is the pair's deadline too. */
class OverdueTest {

    @ParentSide
    @Timeout(value = 2, unit = TimeUnit.SECONDS)
    void waits(Peer child) {
        child.expect("a message that never comes");
    }

    @ChildSide
    void waitsToo(Peer parent) {
        parent.expect("a message that never comes");
    }
}
