package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.posix.Fork;
import io.github.forkpair.session.PairSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What twenty children take of memory that all read one structure, each in its due share. */
final class ForkMemory {

    /** How large the structure is. */
    static final int MEBIBYTES = 512;

    private static final int CHILDREN = 20;
    private static final double KIBIBYTES_NEEDED = 14.0 * 1024 * 1024;

    private ForkMemory() {}

    static void measure(Table table) throws Exception {
        if (Fork.refusal().isPresent()) {
            table.skipped("memory of 20 forks", Fork.refusal().get());
            return;
        }
        if (kibibytes(Path.of("/proc/meminfo"), "MemAvailable:") < KIBIBYTES_NEEDED) {
            table.skipped("memory of 20 forks", "less than 14 GiB of memory are free");
            return;
        }
        PairSession forked = Pairs.fork(new ChildSides(MEBIBYTES), "readsWhatItHas", CHILDREN);
        double ofForks = proportional(forked);
        double ofFresh = proportional(Pairs.launch(building(), false));
        table.costs(
                "memory of 20 forks",
                Figure.mebibytes(ofForks),
                "20 fresh children",
                Figure.mebibytes(ofFresh),
                "<= 0.1");
    }

    private static List<ChildPlan> building() {
        List<ChildPlan> children = new ArrayList<>();
        for (int i = 0; i < CHILDREN; i++) {
            children.add(
                    new ChildPlan(
                            new Seat("child", i, CHILDREN, i + 1),
                            new SideMethod(
                                    ChildSides.class.getName(),
                                    "buildsAndReads",
                                    List.of(Peer.class.getName())),
                            false,
                            ExpectedEnd.RETURN,
                            List.of()));
        }
        return children;
    }

    private static double proportional(PairSession session) throws IOException {
        double sum = 0;
        for (int i = 0; i < CHILDREN; i++) {
            session.peer(i).expect(Traffic.GREETING);
        }
        for (int i = 0; i < CHILDREN; i++) {
            String pid = Long.toString(session.child(i).pid());
            sum += kibibytes(Path.of("/proc", pid, "smaps_rollup"), "Pss:");
        }
        Pairs.end(session);
        return sum;
    }

    private static double kibibytes(Path file, String label) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(label)) {
                return Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("No " + label + " in " + file);
    }
}
