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
        seat.exchange(
                () -> {
                    now().send(message);
                    return null;
                });
    }

    @Override
    public <T> T receive(Class<T> type) {
        return seat.exchange(() -> now().receive(type));
    }

    @Override
    public <T> T receive(Class<T> type, Duration limit) {
        return seat.exchange(() -> now().receive(type, limit));
    }

    @Override
    public void expect(Object message) {
        seat.exchange(
                () -> {
                    now().expect(message);
                    return null;
                });
    }

    @Override
    public void hangUp() {
        now().hangUp();
    }
}
