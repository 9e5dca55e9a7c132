package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import org.junit.jupiter.api.Timeout;

class JupiterTimeoutTestCase {

    @ParentSide
    @Timeout(2)
    void parent(Peer child) {
        child.receive(String.class);
    }

    @ChildSide
    void child(Peer parent) {
        parent.receive(String.class);
    }
}
