package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildIndex;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Launch;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** A simulation is brought to a state once; from that very state twenty ways lead on. */
class TwentyWaysOnTest {

    // START SNIPPET: pair
    private static Simulation simulation;

    @BeforeAll
    static void bringItToAState() {
        simulation = new Simulation();
        for (int step = 0; step < 1_000; step++) {
            simulation.step(1);
        }
    }

    @ParentSide
    void eachWayComesToItsOwnEnd(@Role("way") List<Peer> ways) {
        List<Long> ends = new ArrayList<>();
        ways.forEach(way -> ends.add(way.receive(Long.class)));
        assertEquals(20, ends.stream().distinct().count());
        assertEquals(1_000, simulation.steps()); // here it stands where it stood
    }

    @ChildSide(role = "way", count = 20, launch = Launch.FORK)
    void goesOneWayOn(Peer parent, @ChildIndex int way) {
        for (int step = 0; step < 100; step++) {
            simulation.step(way);
        }
        parent.send(simulation.state());
    }

    // END SNIPPET: pair

    /** Any state that takes long to come to. */
    static final class Simulation {

        private long state;
        private int steps;

        void step(int input) {
            state = state * 6_364_136_223_846_793_005L + input;
            steps++;
        }

        long state() {
            return state;
        }

        int steps() {
            return steps;
        }
    }
}
