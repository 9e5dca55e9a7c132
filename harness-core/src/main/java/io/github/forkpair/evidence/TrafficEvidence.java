package io.github.forkpair.evidence;

import java.nio.ByteBuffer;

/** Notes what the parent side exchanges with the child, and what the child prints. */
public final class TrafficEvidence {

    private final Timeline timeline;
    private final Lane between;
    private final Lane childs;

    TrafficEvidence(Timeline timeline, int child) {
        this.timeline = timeline;
        this.between = Lane.between(child);
        this.childs = Lane.ofChild(child);
    }

    /** Notes that the parent side sent a message. */
    public void sent(long nanoTime, int bytes, Object message) {
        timeline.message(
                nanoTime,
                between,
                Happening.SENT,
                bytes,
                MessageText.of(message),
                PairEvent.Weight.USUAL);
    }

    /** Notes that the parent side could not send a message. */
    public void notSent(Object message) {
        timeline.message(
                System.nanoTime(),
                between,
                Happening.NOT_SENT,
                0,
                MessageText.of(message),
                PairEvent.Weight.TROUBLE);
    }

    /** Notes that the parent side received a message. */
    public void received(long nanoTime, int bytes, Object message) {
        timeline.message(
                nanoTime,
                between,
                Happening.RECEIVED,
                bytes,
                MessageText.of(message),
                PairEvent.Weight.USUAL);
    }

    /** Notes that the parent side received what it could not read. */
    public void unreadable(long nanoTime, int bytes) {
        timeline.message(
                nanoTime,
                between,
                Happening.RECEIVED,
                bytes,
                MessageText.UNREADABLE,
                PairEvent.Weight.TROUBLE);
    }

    /** Notes that the parent side has just written to its raw end. */
    public void wrote(int bytes) {
        timeline.transfer(System.nanoTime(), between, Happening.WROTE, bytes);
    }

    /** Notes that the parent side has just read from its raw end. */
    public void read(int bytes) {
        timeline.transfer(System.nanoTime(), between, Happening.READ, bytes);
    }

    /** Notes what the child has just printed on its standard output; leaves the buffer as it is. */
    public void stdout(ByteBuffer bytes) {
        timeline.output(System.nanoTime(), childs, Happening.STDOUT, bytes);
    }

    /** Notes what the child has just printed on its standard error; leaves the buffer as it is. */
    public void stderr(ByteBuffer bytes) {
        timeline.output(System.nanoTime(), childs, Happening.STDERR, bytes);
    }
}
