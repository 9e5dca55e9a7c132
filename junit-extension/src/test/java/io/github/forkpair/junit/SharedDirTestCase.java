package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import java.nio.file.Path;

class SharedDirTestCase {

    @ParentSide
    void parent(Peer child, @SharedDir Path dir) {
        child.send("hello");
        child.expect("hello to you");
    }

    @ChildSide
    void child(Peer parent, @SharedDir Path dir) {
        parent.expect("hello");
        parent.send("hello to you");
    }
}
