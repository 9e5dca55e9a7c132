package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;

/** A child side that JUnit runs. */
class JupiterSides {

    @ChildSide(lifecycle = Lifecycle.JUPITER)
    void greets(Peer parent) {
        parent.send(Traffic.GREETING);
    }
}
