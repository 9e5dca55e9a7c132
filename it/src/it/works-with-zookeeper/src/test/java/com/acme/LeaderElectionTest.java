package com.acme;

import static java.util.Comparator.comparingLong;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Node.Leader;
import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildIndex;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;

/** The leader of three is killed, another takes over, and the old one comes back and follows. */
class LeaderElectionTest {

    private static final int NODES = 3;
    private static final int NOBODY = -1;

    @ParentSide
    void anotherTakesOver(
            @Role("node") List<Peer> nodes, @Role("node") List<ChildProcess> processes)
            throws IOException {
        try (Ports ports = Ports.hold(2 * NODES)) {
            Properties ensemble = ensemble(ports.numbers());
            nodes.forEach(node -> node.send(ensemble));
            Leader first = leaderOf(nodes, NOBODY);

            processes.get(first.index()).kill();
            Peer old = nodes.get(first.index());
            List<Peer> survivors = nodes.stream().filter(node -> node != old).toList();
            Leader next = leaderOf(survivors, first.index());

            processes.get(first.index()).restart();
            old.send(ensemble);
            Leader followed = old.receive(Leader.class);
            assertNotEquals(first.index(), followed.index());
            assertTrue(followed.epoch() >= next.epoch(), () -> followed + " was before " + next);

            processes.forEach(ChildProcess::kill);
            System.out.println("node " + first.index() + " led, then node " + next.index());
        }
    }

    @ChildSide(count = NODES)
    void node(Peer parent, @ChildIndex int index, @SharedDir Path dir) throws Exception {
        Properties ensemble = parent.receive(Properties.class);
        Node.run(index, ensemble, dir.resolve("node-" + index), parent::send);
    }

    /** Each node listens on a port for those who follow it, and on one for elections. */
    private static Properties ensemble(List<Integer> ports) {
        Properties ensemble = new Properties();
        ensemble.setProperty("tickTime", "500");
        ensemble.setProperty("initLimit", "10");
        ensemble.setProperty("syncLimit", "10");
        for (int node = 0; node < NODES; node++) {
            ensemble.setProperty(
                    "server." + node,
                    "127.0.0.1:" + ports.get(node) + ":" + ports.get(NODES + node));
        }
        return ensemble;
    }

    /** Waits until all of these name the same leader, who is not the one that is gone. */
    private static Leader leaderOf(List<Peer> nodes, int gone) {
        List<Leader> named = new ArrayList<>();
        nodes.forEach(node -> named.add(nextNamed(node, gone)));
        while (new HashSet<>(named).size() > 1) {
            int behind = named.indexOf(Collections.min(named, comparingLong(Leader::epoch)));
            named.set(behind, nextNamed(nodes.get(behind), gone));
        }
        return named.get(0);
    }

    private static Leader nextNamed(Peer node, int gone) {
        Leader leader = node.receive(Leader.class);
        return leader.index() == gone ? nextNamed(node, gone) : leader;
    }
}
