package io.github.forkpair.session;

import io.github.forkpair.channel.MessagePeer;
import io.github.forkpair.evidence.TrafficEvidence;
import io.github.forkpair.transport.Transfers;

/**
 * Notes in a pair's evidence what the parent side exchanges with the child.
 *
 * @param evidence where it is noted
 */
record NotedTraffic(TrafficEvidence evidence) implements MessagePeer.Traffic, Transfers {

    @Override
    public void sent(long nanoTime, int bytes, Object message) {
        evidence.sent(nanoTime, bytes, message);
    }

    @Override
    public void notSent(Object message) {
        evidence.notSent(message);
    }

    @Override
    public void received(long nanoTime, int bytes, Object message) {
        evidence.received(nanoTime, bytes, message);
    }

    @Override
    public void unreadable(long nanoTime, int bytes) {
        evidence.unreadable(nanoTime, bytes);
    }

    @Override
    public void wrote(int bytes) {
        evidence.wrote(bytes);
    }

    @Override
    public void read(int bytes) {
        evidence.read(bytes);
    }
}
