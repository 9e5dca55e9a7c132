package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.session.PairSession;
import java.nio.channels.ByteChannel;

/** Chunks of 64 KiB one way, and a byte back after the last. */
final class Throughput {

    private static final int WARM_UPS = 5;
    private static final int SAMPLES = 31;

    private Throughput() {}

    static void measure(Table table) throws Exception {
        try (JdkChannel jdk = JdkChannel.start("drain");
                PairSession raw = Pairs.launch("drainsBytes", ByteChannel.class);
                PairSession messages = Pairs.launch("drainsMessages", Peer.class)) {
            double[] nanos =
                    Race.medians(
                            WARM_UPS,
                            SAMPLES,
                            Race.timed(() -> Traffic.stream(jdk.channel())),
                            Race.timed(() -> Traffic.stream(raw.parentEnd().channel())),
                            Race.timed(() -> stream(messages.parentEnd().peer())));
            Pairs.end(raw);
            Pairs.end(messages);
            Figure theirs = Figure.micros(nanos[0] / Traffic.CHUNKS);
            table.costs(
                    "64 KiB chunk, raw",
                    Figure.micros(nanos[1] / Traffic.CHUNKS),
                    "JDK channel",
                    theirs,
                    "");
            table.costs(
                    "64 KiB chunk, Peer",
                    Figure.micros(nanos[2] / Traffic.CHUNKS),
                    "JDK channel",
                    theirs,
                    "");
        }
    }

    private static void stream(Peer child) {
        byte[] chunk = new byte[Traffic.CHUNK];
        for (int i = 0; i < Traffic.CHUNKS; i++) {
            child.send(chunk);
        }
        child.receive(boolean.class);
    }
}
