package io.github.forkpair.evidence;

import java.nio.ByteBuffer;

/** Notes what the parent side exchanges with the child, and what the child prints. */
public final class TrafficTrace {

    private final Timeline timeline;

    TrafficTrace(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Notes that the parent side sent a message. */
    public void sent(long nanoTime, int bytes) {
        timeline.message(nanoTime, PairEvent.SENT, bytes);
    }

    /** Notes that the parent side has just received a message. */
    public void received(int bytes) {
        timeline.message(System.nanoTime(), PairEvent.RECEIVED, bytes);
    }

    /** Notes that the parent side has just written to its raw end. */
    public void wrote(int bytes) {
        timeline.transfer(System.nanoTime(), PairEvent.WROTE, bytes);
    }

    /** Notes that the parent side has just read from its raw end. */
    public void read(int bytes) {
        timeline.transfer(System.nanoTime(), PairEvent.READ, bytes);
    }

    /** Notes what the child has just printed on its standard output; leaves the buffer as it is. */
    public void stdout(ByteBuffer bytes) {
        timeline.output(System.nanoTime(), PairEvent.STDOUT, bytes);
    }

    /** Notes what the child has just printed on its standard error; leaves the buffer as it is. */
    public void stderr(ByteBuffer bytes) {
        timeline.output(System.nanoTime(), PairEvent.STDERR, bytes);
    }
}
