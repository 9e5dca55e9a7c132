package com.acme;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildIndex;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import io.github.forkpair.junit.SharedDir;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jgroups.JChannel;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.FD_SOCK;
import org.jgroups.protocols.FILE_PING;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;

/** The leader of three is killed, another takes over, and the old one comes back and follows. */
class LeaderElectionTest {

    /** What a node sees: how many there are, and which of them leads. */
    record Seen(int nodes, int leader) {}

    @ParentSide
    void anotherTakesOver(
            @Role("node") List<Peer> nodes, @Role("node") List<ChildProcess> processes) {
        int leader = awaitThat(3, nodes.get(0));
        nodes.stream().skip(1).forEach(node -> awaitThat(new Seen(3, leader), node));

        processes.get(leader).kill();
        List<Peer> survivors = nodes.stream().filter(node -> node != nodes.get(leader)).toList();
        int next = awaitThat(2, survivors.get(0));
        assertNotEquals(leader, next);
        awaitThat(new Seen(2, next), survivors.get(1));

        processes.get(leader).restart();
        nodes.forEach(node -> awaitThat(new Seen(3, next), node));
        nodes.forEach(node -> node.send("well done"));
        System.out.printf("node %d led, then node %d%n", leader, next);
    }

    /** Waits until a node sees so many, and returns who leads. */
    private static int awaitThat(int count, Peer node) {
        while (true) {
            Seen seen = node.receive(Seen.class);
            if (seen.nodes() == count) {
                return seen.leader();
            }
        }
    }

    private static void awaitThat(Seen expected, Peer node) {
        while (!node.receive(Seen.class).equals(expected)) {}
    }

    @ChildSide(count = 3)
    void node(Peer parent, @ChildIndex int index, @SharedDir Path dir) throws Exception {
        try (JChannel channel = channel(dir)) {
            channel.name(String.valueOf(index));
            channel.setReceiver(
                    new Receiver() {
                        @Override
                        public void viewAccepted(View view) {
                            int leader = Integer.parseInt(view.getCoord().toString());
                            parent.send(new Seen(view.size(), leader));
                        }
                    });
            channel.connect("cluster");
            parent.expect("well done");
        }
    }

    /** All on this machine, and they find each other by files. */
    private static JChannel channel(Path dir) throws Exception {
        TCP tcp = new TCP();
        tcp.setBindAddress(InetAddress.getLoopbackAddress());
        tcp.setBindPort(0);
        return new JChannel(
                tcp,
                new FILE_PING().setLocation(dir.toString()),
                new MERGE3().setMinInterval(500).setMaxInterval(1_000),
                new FD_SOCK().setBindAddress(InetAddress.getLoopbackAddress()),
                new VERIFY_SUSPECT2().setTimeout(200),
                new NAKACK2().useMcastXmit(false),
                new UNICAST3(),
                new STABLE(),
                new GMS().setJoinTimeout(1_000));
    }
}
