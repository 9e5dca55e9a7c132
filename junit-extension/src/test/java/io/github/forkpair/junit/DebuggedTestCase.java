package io.github.forkpair.junit;

import io.github.forkpair.Peer;

class DebuggedTestCase {

    @ParentSide
    void parent(Peer child) {
        child.expect("after the breakpoint");
    }

    @ChildSide
    void child(Peer parent) {
        System.out.println("the child's own line");
        parent.send("after the breakpoint");
    }
}
