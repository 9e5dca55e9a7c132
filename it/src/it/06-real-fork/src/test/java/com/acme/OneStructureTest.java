package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildIndex;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Launch;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import java.util.List;
import java.util.TreeMap;

/** Twenty processes read one large structure, which is built once and sent to none. */
class OneStructureTest {

    // START SNIPPET: pair
    private final TreeMap<Integer, String> index = new TreeMap<>();

    OneStructureTest() {
        for (int i = 0; i < 200_000; i++) {
            index.put(i, "entry " + i);
        }
    }

    @ParentSide
    void eachFindsItsEntry(@Role("reader") List<Peer> readers) {
        for (int i = 0; i < 20; i++) {
            assertEquals("entry " + i * 10_000, readers.get(i).receive(String.class));
        }
    }

    @ChildSide(role = "reader", count = 20, launch = Launch.FORK)
    void reads(Peer parent, @ChildIndex int number) {
        parent.send(index.get(number * 10_000));
    }
    // END SNIPPET: pair
}
