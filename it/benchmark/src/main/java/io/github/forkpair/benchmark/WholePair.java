package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.session.PairSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * A pair from launch over its first message until its child is reaped, against the least that a
 * second JVM costs, and against the same pair written by hand; and one whose child fails an
 * assertion, against one whose child's assertion holds.
 */
final class WholePair {

    private static final int WARM_UPS = 5;
    private static final int SAMPLES = 31;

    private WholePair() {}

    static void measure(Table table) throws Exception {
        double[] nanos =
                Race.medians(
                        WARM_UPS,
                        SAMPLES,
                        Race.timed(() -> pair("greets")),
                        Race.timed(WholePair::bareStart),
                        Race.timed(WholePair::byHand),
                        Race.timed(() -> pair("greetsAndHolds")),
                        Race.timed(WholePair::failingPair),
                        Race.timed(WholePair::parameterizedPair),
                        Race.timed(WholePair::jupiterPair),
                        Race.timed(WholePair::bareLauncher));
        Figure pair = Figure.millis(nanos[0]);
        table.costs("whole pair", pair, "bare java start", Figure.millis(nanos[1]), "<= 2.2");
        table.costs(
                "assertion fails",
                Figure.millis(nanos[4]),
                "assertion holds",
                Figure.millis(nanos[3]),
                "<= 1.3");
        table.costs("parameterized pair", Figure.millis(nanos[5]), "whole pair", pair, "<= 1.05");
        table.costs(
                "pair with Jupiter's lifecycle",
                Figure.millis(nanos[6]),
                "bare java with JUnit's launcher",
                Figure.millis(nanos[7]),
                "<= 1.3");
        table.beats("whole pair", pair, "pair by hand", Figure.millis(nanos[2]), ">= 3 faster");
    }

    private static void pair(String childSide) throws InterruptedException {
        PairSession session = Pairs.launch(childSide, Peer.class);
        session.parentEnd().peer().expect(Traffic.GREETING);
        Pairs.end(session);
    }

    private static void parameterizedPair() throws Exception {
        PairSession session = Pairs.launchWith(Traffic.GREETING);
        session.parentEnd().peer().expect(Traffic.GREETING);
        Pairs.end(session);
    }

    private static void jupiterPair() throws InterruptedException {
        PairSession session = Pairs.launchByJUnit("greets");
        session.parentEnd().peer().expect(Traffic.GREETING);
        Pairs.end(session);
    }

    /** One empty test. */
    private static void bareLauncher() throws IOException, InterruptedException {
        Jvm.awaitEnd(Jvm.start(List.of(), HandWrittenChild.class, "empty"));
    }

    private static void failingPair() throws InterruptedException {
        PairSession session = Pairs.launch("greetsAndFails", Peer.class);
        session.parentEnd().peer().expect(Traffic.GREETING);
        Pairs.endFailed(session);
    }

    private static void bareStart() throws IOException, InterruptedException {
        Jvm.awaitEnd(Jvm.start(List.of(), EmptyMain.class));
    }

    private static void byHand() throws IOException, InterruptedException {
        Process child = Jvm.start(List.of(), HandWrittenChild.class, "greets");
        readGreeting(child.inputReader());
        Jvm.awaitEnd(child);
    }

    static void readGreeting(BufferedReader output) throws IOException {
        String line = output.readLine();
        if (!Traffic.GREETING.equals(line)) {
            throw new IOException("Not what the child was to say: " + line);
        }
    }
}
