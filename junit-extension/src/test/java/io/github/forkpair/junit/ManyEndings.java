package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.Peer;
import java.util.List;

/** Pairs with several children whose ending reads the same each time. */
final class ManyEndings {

    private ManyEndings() {}

    static class OneFailsTestCase {
        @ParentSide
        void parent(@Role("node") List<Peer> nodes) {
            nodes.get(1).receive(String.class);
        }

        @ChildSide(count = 2)
        void node(Peer parent, @ChildIndex int index) {
            if (index == 1) {
                fail("no quorum");
            }
        }
    }
}
