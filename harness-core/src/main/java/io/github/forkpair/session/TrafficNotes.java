package io.github.forkpair.session;

import io.github.forkpair.channel.MessagePeer;
import io.github.forkpair.evidence.TrafficTrace;
import io.github.forkpair.transport.Transfers;

/**
 * Notes in a pair's trace what the parent side exchanges with the child.
 *
 * @param trace where it is noted
 */
record TrafficNotes(TrafficTrace trace) implements MessagePeer.Traffic, Transfers {

    @Override
    public void sent(long nanoTime, int bytes, Object message) {
        trace.sent(nanoTime, bytes, message);
    }

    @Override
    public void notSent(Object message) {
        trace.notSent(message);
    }

    @Override
    public void received(long nanoTime, int bytes, Object message) {
        trace.received(nanoTime, bytes, message);
    }

    @Override
    public void unreadable(long nanoTime, int bytes) {
        trace.unreadable(nanoTime, bytes);
    }

    @Override
    public void wrote(int bytes) {
        trace.wrote(bytes);
    }

    @Override
    public void read(int bytes) {
        trace.read(bytes);
    }
}
