package com.acme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import javax.security.sasl.SaslException;
import org.apache.zookeeper.server.quorum.QuorumPeer;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;

/** A server of an ensemble, which says whom it follows, or that it leads, whenever that is new. */
final class Node extends QuorumPeerMain {

    /** Who leads. An epoch has one leader, and who follows the next leader is in a greater one. */
    record Leader(int index, long epoch) {}

    private final Consumer<Leader> listener;

    private Node(Consumer<Leader> listener) {
        this.listener = listener;
    }

    /** Runs a server, until its process ends. */
    static void run(int index, Properties ensemble, Path data, Consumer<Leader> listener)
            throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("myid"), String.valueOf(index));
        Properties properties = new Properties();
        properties.putAll(ensemble);
        properties.setProperty("dataDir", data.toString());
        QuorumPeerConfig config = new QuorumPeerConfig();
        config.parseProperties(properties);
        // A vote that was lost is sent again after so many ms at most; by default after a minute.
        System.setProperty("zookeeper.fastleader.maxNotificationInterval", "500");
        new Node(listener).runFromConfig(config);
    }

    @Override
    protected QuorumPeer getQuorumPeer() throws SaslException {
        return new QuorumPeer() {

            private Leader told;

            @Override
            public void setZabState(ZabState state) {
                super.setZabState(state);
                if (state == ZabState.BROADCAST) {
                    Leader leader = new Leader((int) getCurrentVote().getId(), epoch());
                    if (!leader.equals(told)) {
                        told = leader;
                        listener.accept(leader);
                    }
                }
            }

            private long epoch() {
                try {
                    return getCurrentEpoch();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
