package io.github.forkpair.session;

import io.github.forkpair.Peer;
import java.time.Duration;

/** The messages with whichever child is in a seat. */
record SeatedPeer(SeatedChild seat) implements Peer {

    private Peer now() {
        return seat.now().parentEnd().peer();
    }

    @Override
    public void send(Object message) {
        now().send(message);
    }

    @Override
    public <T> T receive(Class<T> type) {
        return now().receive(type);
    }

    @Override
    public <T> T receive(Class<T> type, Duration limit) {
        return now().receive(type, limit);
    }

    @Override
    public void expect(Object message) {
        now().expect(message);
    }

    @Override
    public void hangUp() {
        now().hangUp();
    }
}
