package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSideTemplate;
import org.junit.jupiter.api.RepeatedTest;

/** Each repetition has a child of its own. */
class EachTimeTest {

    private static int calls;

    // START SNIPPET: pair
    @ParentSideTemplate
    @RepeatedTest(3)
    void asksTwice(Peer child) {
        child.send("more");
        child.expect(1);
        child.send("more");
        child.expect(2);
    }

    @ChildSide
    void counts(Peer parent) {
        for (int i = 0; i < 2; i++) {
            parent.expect("more");
            parent.send(++calls);
        }
    }
    // END SNIPPET: pair
}
