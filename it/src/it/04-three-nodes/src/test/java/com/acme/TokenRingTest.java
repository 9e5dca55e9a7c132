package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildIndex;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import java.util.List;

/** Children that speak to each other, without their parent. */
class TokenRingTest {

    // START SNIPPET: pair
    @ParentSide
    void aTokenComesBack(@Role("node") List<Peer> nodes) {
        nodes.get(0).expect("the token is 4");
    }

    @ChildSide(role = "node", count = 3)
    void passesItOn(Peer parent, @Role("node") List<Peer> others, @ChildIndex int index) {
        // Oneself is not among the others: of the three, each has the other two, by index.
        Peer next = others.get(index == 1 ? 1 : 0);
        Peer before = others.get(index == 1 ? 0 : 1);
        if (index == 0) {
            next.send(1 + 1);
            int token = before.receive(Integer.class);
            assertEquals(4, token);
            parent.send("the token is " + token);
        } else {
            next.send(before.receive(Integer.class) + 1);
        }
    }
    // END SNIPPET: pair
}
