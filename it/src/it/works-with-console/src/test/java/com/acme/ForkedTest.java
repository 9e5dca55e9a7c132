package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Launch;
import io.github.forkpair.junit.ParentSide;
import org.junit.jupiter.api.BeforeEach;

class ForkedTest {

    private String prepared;

    @BeforeEach
    void prepare() {
        prepared = "before the fork";
    }

    @ParentSide
    void hearsWhatItPrepared(Peer child) {
        child.expect("before the fork");
    }

    @ChildSide(launch = Launch.FORK)
    void tells(Peer parent) {
        parent.send(prepared);
    }
}
