package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.plan.TransportKind;
import io.github.forkpair.session.PairSession;
import java.nio.channels.ByteChannel;

/**
 * One byte there and back, or one message of one character. Each sample has a second process of its
 * own: how fast two processes wake each other depends on where the system put them, and it leaves
 * them there.
 */
final class RoundTrip {

    private static final int WARM_UPS = 2;
    private static final int SAMPLES = 31;

    /** How many round trips one sample has, after as many that are not counted. */
    private static final int COUNT = 2000;

    private RoundTrip() {}

    static void measure(Table table) throws Exception {
        double[] nanos =
                Race.medians(
                        WARM_UPS,
                        SAMPLES,
                        RoundTrip::overTheJdks,
                        RoundTrip::raw,
                        RoundTrip::messages,
                        () -> raw(TransportKind.UNIX),
                        () -> raw(TransportKind.TCP),
                        RoundTrip::overTheJdksTcp);
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
        table.costs(
                "round trip, UNIX",
                Figure.micros(nanos[3] / COUNT),
                "JDK channel",
                theirs,
                "<= 1.1");
        table.costs(
                "round trip, TCP",
                Figure.micros(nanos[4] / COUNT),
                "JDK channel, TCP",
                Figure.micros(nanos[5] / COUNT),
                "<= 1.1");
    }

    private static double overTheJdks() throws Exception {
        try (JdkChannel jdk = JdkChannel.start("echo")) {
            return secondOfTwo(() -> Traffic.roundTrips(jdk.channel(), COUNT));
        }
    }

    private static double overTheJdksTcp() throws Exception {
        try (JdkChannel jdk = JdkChannel.startOverTcp("echo")) {
            return secondOfTwo(() -> Traffic.roundTrips(jdk.channel(), COUNT));
        }
    }

    private static double raw() throws Exception {
        return raw(TransportKind.SOCKETPAIR);
    }

    private static double raw(TransportKind kind) throws Exception {
        try (PairSession pair = Pairs.launch("echoesBytes", ByteChannel.class, kind)) {
            double nanos = secondOfTwo(() -> Traffic.roundTrips(pair.parentEnd().channel(), COUNT));
            Pairs.end(pair);
            return nanos;
        }
    }

    private static double messages() throws Exception {
        try (PairSession pair = Pairs.launch("echoesMessages", Peer.class)) {
            double nanos = secondOfTwo(() -> roundTrips(pair.parentEnd().peer()));
            Pairs.end(pair);
            return nanos;
        }
    }

    /** Does the work twice and times the second time. */
    private static double secondOfTwo(Race.Work work) throws Exception {
        work.run();
        return Race.timed(work).sample();
    }

    private static void roundTrips(Peer child) {
        for (int i = 0; i < COUNT; i++) {
            child.send("x");
            child.receive(String.class);
        }
    }
}
