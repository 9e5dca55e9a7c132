package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;

class FullDiskTestCase {

    @ParentSide
    void parent(Peer child) {
        assertEquals("printed", child.receive(String.class));
        child.expect("something else");
    }

    @ChildSide
    void child(Peer parent) {
        for (int line = 1; line <= 5000; line++) {
            System.out.println("line " + line + " of more than the disk takes");
        }
        parent.send("printed");
        parent.send("no such thing");
    }
}
