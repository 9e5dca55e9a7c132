package io.github.forkpair.evidence;

import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.transfer.Cut;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a pair on both sides, on one clock. It takes in each message and each piece of
 * output, so it is quick, and bounded: of each kind, the first and the last are kept. Safe for
 * several threads.
 */
final class Timeline {

    /** Six times that many are a pair's 1,500 events of traffic, output and meetings. */
    private static final int MOST = 250;

    /** Reads and writes of one direction are one series where no more time lies between them. */
    private static final long SERIES_NANOS = 10_000_000;

    /** Lines are not counted in larger pieces of output; in bytes. */
    private static final int COUNTED = 8 * 1024;

    private static final int LONGEST_TEXT = 240;
    private static final int LONGEST_DETAIL = 1000;

    private final long begin = System.nanoTime();
    private final List<PairEvent> few = new ArrayList<>();
    private final FirstAndLast traffic = new FirstAndLast(MOST, "messages");
    private final FirstAndLast output = new FirstAndLast(MOST, "pieces of output");
    private final FirstAndLast meetings = new FirstAndLast(MOST, "meetings");

    /**
     * Notes an event of which there are few.
     *
     * @param nanoTime when, by {@link System#nanoTime()}, which both processes share
     * @param lane in which process
     * @param detail more on it; empty where there is no more
     */
    void add(long nanoTime, Lane lane, Happening what, String detail) {
        add(nanoTime, lane, what, detail, Weight.USUAL);
    }

    /** Notes such an event with what it means for how the pair ends. */
    synchronized void add(long nanoTime, Lane lane, Happening what, String detail, Weight weight) {
        String kept = Cut.to(LONGEST_DETAIL, detail);
        few.add(PairEvent.of(nanoTime - begin, lane, what, kept).of(weight));
    }

    /** Notes that a side has just met the others at a place. */
    synchronized void met(Lane lane, String place) {
        String kept = Cut.to(LONGEST_DETAIL, place);
        meetings.add(PairEvent.of(System.nanoTime() - begin, lane, Happening.MET, kept));
    }

    /** Notes a message that the parent side sent or received, or could not. */
    void message(
            long nanoTime, Lane lane, Happening what, long bytes, MessageText text, Weight weight) {
        long nanos = nanoTime - begin;
        PairEvent event =
                new PairEvent(
                        nanos, nanos, lane, what, 1, bytes, text.type(), text.value(), weight);
        synchronized (this) {
            traffic.add(event);
        }
    }

    /** Notes that the parent side read from or wrote to its raw end. */
    synchronized void transfer(long nanoTime, Lane lane, Happening what, long bytes) {
        PairEvent event = trafficEvent(nanoTime, lane, what, bytes);
        @Nullable PairEvent before = traffic.newest();
        if (before != null
                && before.what() == what
                && before.lane().equals(lane)
                && event.nanos() - before.lastNanos() <= SERIES_NANOS) {
            traffic.replaceNewest(before.and(event));
        } else {
            traffic.add(event);
        }
    }

    /** Notes a piece of the child's output, and leaves the buffer as it is. */
    synchronized void output(long nanoTime, Lane lane, Happening what, ByteBuffer bytes) {
        byte[] text = new byte[Math.min(LONGEST_TEXT, bytes.remaining())];
        bytes.duplicate().get(text);
        long nanos = nanoTime - begin;
        output.add(
                new PairEvent(
                        nanos,
                        nanos,
                        lane,
                        what,
                        lines(bytes),
                        bytes.remaining(),
                        new String(text, StandardCharsets.UTF_8)));
    }

    /** Returns all that is kept, in its order. */
    synchronized List<PairEvent> events() {
        List<PairEvent> all = new ArrayList<>(few);
        all.addAll(traffic.all());
        all.addAll(output.all());
        all.addAll(meetings.all());
        all.sort(Comparator.comparingLong(PairEvent::nanos));
        return all;
    }

    private PairEvent trafficEvent(long nanoTime, Lane lane, Happening what, long bytes) {
        long nanos = nanoTime - begin;
        return new PairEvent(nanos, nanos, lane, what, 1, bytes, "");
    }

    private static long lines(ByteBuffer bytes) {
        if (bytes.remaining() > COUNTED) {
            return 0;
        }
        long lines = 0;
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            lines += bytes.get(i) == '\n' ? 1 : 0;
        }
        return Math.max(1, lines);
    }
}
