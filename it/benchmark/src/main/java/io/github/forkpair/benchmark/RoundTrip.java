package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.session.PairSession;
import java.nio.channels.ByteChannel;

/** One byte there and back, or one message of one character. */
final class RoundTrip {

    private static final int WARM_UPS = 10;
    private static final int SAMPLES = 41;

    /** How many round trips one sample has. */
    private static final int COUNT = 2000;

    private RoundTrip() {}

    static void measure(Table table) throws Exception {
        try (JdkChannel jdk = JdkChannel.start("echo");
                PairSession raw = Pairs.launch("echoesBytes", ByteChannel.class);
                PairSession messages = Pairs.launch("echoesMessages", Peer.class)) {
            double[] nanos =
                    Race.medians(
                            WARM_UPS,
                            SAMPLES,
                            Race.timed(() -> Traffic.roundTrips(jdk.channel(), COUNT)),
                            Race.timed(() -> Traffic.roundTrips(raw.parentEnd().channel(), COUNT)),
                            Race.timed(() -> roundTrips(messages.parentEnd().peer())));
            Pairs.end(raw);
            Pairs.end(messages);
            Figure theirs = Figure.micros(nanos[0] / COUNT);
            table.costs(
                    "round trip, raw",
                    Figure.micros(nanos[1] / COUNT),
                    "JDK channel",
                    theirs,
                    "<= 1.2");
            table.costs(
                    "round trip, Peer",
                    Figure.micros(nanos[2] / COUNT),
                    "JDK channel",
                    theirs,
                    "<= 1.5");
        }
    }

    private static void roundTrips(Peer child) {
        for (int i = 0; i < COUNT; i++) {
            child.send("x");
            child.receive(String.class);
        }
    }
}
