package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.session.PairSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a child has in memory at its first message. */
final class ResidentMemory {

    private static final int WARM_UPS = 1;
    private static final int SAMPLES = 21;

    private ResidentMemory() {}

    static void measure(Table table) throws Exception {
        if (!Files.isReadable(statusOf(ProcessHandle.current().pid()))) {
            table.skipped("memory of a child", "this system has no /proc/<pid>/status");
            return;
        }
        List<String> flags = Jvm.flagsOfAChild();
        double[] kibibytes =
                Race.medians(
                        WARM_UPS,
                        SAMPLES,
                        ResidentMemory::ofAChild,
                        () -> of(Jvm.start(flags, IdleMain.class)),
                        () -> of(Jvm.start(List.of(), HandWrittenChild.class, "greetsAndWaits")));
        Figure child = Figure.mebibytes(kibibytes[0]);
        table.costs("memory", child, "bare JVM, same flags", Figure.mebibytes(kibibytes[1]), "");
        table.costs("memory", child, "child by hand", Figure.mebibytes(kibibytes[2]), "");
    }

    private static double ofAChild() throws IOException, InterruptedException {
        try (PairSession session = Pairs.launch("greetsAndWaits", Peer.class)) {
            session.parentEnd().peer().expect(Traffic.GREETING);
            double kibibytes = resident(session.child().pid());
            Pairs.end(session);
            return kibibytes;
        }
    }

    /** Ends the process by closing its standard input. */
    private static double of(Process process) throws IOException, InterruptedException {
        try (BufferedReader output = process.inputReader()) {
            WholePair.readGreeting(output);
            double kibibytes = resident(process.pid());
            process.getOutputStream().close();
            Jvm.awaitEnd(process);
            return kibibytes;
        }
    }

    private static double resident(long pid) throws IOException {
        for (String line : Files.readAllLines(statusOf(pid))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("No VmRSS in " + statusOf(pid));
    }

    private static Path statusOf(long pid) {
        return Path.of("/proc", String.valueOf(pid), "status");
    }
}
