package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.session.PairSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs with several children: what their start costs beside as many single pairs, what a meeting
 * costs beside a pipe, and a message between siblings beside a channel of the JDK's own.
 */
final class ManyChildren {

    private static final int TOGETHER = 16;
    private static final int MEETING = 8;

    /** How many round trips of siblings one sample has, after as many that are not counted. */
    static final int COUNT = 2000;

    /**
     * The same of meetings, and of the pipe beside them. With fewer, two processes may still be on
     * the one core where they began, where a round trip is several times as quick as it stays.
     */
    static final int MEETINGS = 10_000;

    /** What {@code /proc} counts processor time in. */
    private static final double NANOS_OF_A_TICK = 10e6;

    private ManyChildren() {}

    static void measure(Table table) throws Exception {
        double[] nanos =
                Race.medians(1, 7, ManyChildren::sixteenTogether, ManyChildren::sixteenPairs);
        table.costs(
                "16 children, processor",
                Figure.millis(nanos[0]),
                "16 pairs",
                Figure.millis(nanos[1]),
                "<= 1.15");
        nanos = Race.medians(1, 5, ManyChildren::meetings, ManyChildren::pipe);
        table.costs(
                "meeting of 8 children",
                Figure.micros(nanos[0] / MEETINGS),
                "pipe round trip",
                Figure.micros(nanos[1] / MEETINGS),
                "<= 3");
        nanos = Race.medians(2, 15, ManyChildren::siblings, ManyChildren::overTheJdks);
        table.costs(
                "round trip, siblings",
                Figure.micros(nanos[0] / COUNT),
                "JDK Unix channel",
                Figure.micros(nanos[1] / COUNT),
                "<= 1.2");
    }

    private static double sixteenTogether() throws Exception {
        List<ChildPlan> children = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            children.add(child(new Seat("node", i, TOGETHER, i + 1), "greets", Peer.class, ""));
        }
        double begin = processorTime();
        PairSession session = Pairs.launch(children, false);
        for (int i = 0; i < TOGETHER; i++) {
            session.peer(i).expect(Traffic.GREETING);
        }
        Pairs.end(session);
        return processorTime() - begin;
    }

    private static double sixteenPairs() throws Exception {
        double begin = processorTime();
        for (int i = 0; i < TOGETHER; i++) {
            PairSession session = Pairs.launch("greets", Peer.class);
            session.parentEnd().peer().expect(Traffic.GREETING);
            Pairs.end(session);
        }
        return processorTime() - begin;
    }

    /** Of this JVM and of all children that it has reaped. */
    private static double processorTime() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks * NANOS_OF_A_TICK;
    }

    private static double meetings() throws Exception {
        List<ChildPlan> children = new ArrayList<>();
        for (int i = 0; i < MEETING; i++) {
            Seat seat = new Seat("node", i, MEETING, i + 1);
            children.add(child(seat, "meets", Rendezvous.class, ""));
        }
        PairSession session = Pairs.launch(children, false);
        Rendezvous places = session.rendezvous();
        double nanos = secondOfTwo(() -> ChildSides.meet(places));
        Pairs.end(session);
        return nanos;
    }

    private static double pipe() throws Exception {
        Process cat = new ProcessBuilder("cat").start();
        OutputStream out = cat.getOutputStream();
        InputStream in = cat.getInputStream();
        double nanos =
                secondOfTwo(
                        () -> {
                            for (int i = 0; i < MEETINGS; i++) {
                                out.write('x');
                                out.flush();
                                in.read();
                            }
                        });
        out.close();
        cat.waitFor();
        return nanos;
    }

    private static double siblings() throws Exception {
        Seat asks = new Seat("asks", 0, 1, 1);
        Seat echoes = new Seat("echoes", 0, 1, 2);
        return timeThatTheFirstTells(
                siblingOf(asks, "asksItsSibling", echoes), siblingOf(echoes, "echoesIt", asks));
    }

    private static double overTheJdks() throws Exception {
        return timeThatTheFirstTells(
                child(new Seat("asks", 0, 1, 1), "asksOverTheJdks", Peer.class, ""),
                child(new Seat("echoes", 0, 1, 2), "echoesOverTheJdks", Peer.class, ""));
    }

    private static double timeThatTheFirstTells(ChildPlan first, ChildPlan second)
            throws Exception {
        PairSession session = Pairs.launch(List.of(first, second), true);
        session.peer(0).send(session.sharedDir().orElseThrow().toString());
        session.peer(1).send(session.sharedDir().orElseThrow().toString());
        double nanos = session.peer(0).receive(Long.class);
        Pairs.end(session);
        return nanos;
    }

    private static ChildPlan siblingOf(Seat seat, String method, Seat sibling) {
        return new ChildPlan(
                seat,
                new SideMethod(
                        ChildSides.class.getName(),
                        method,
                        List.of(Peer.class.getName(), Peer.class.getName())),
                false,
                ExpectedEnd.RETURN,
                List.of("", Asked.SIBLING + Asked.sibling(sibling)));
    }

    private static ChildPlan child(Seat seat, String method, Class<?> parameter, String asked) {
        return new ChildPlan(
                seat,
                new SideMethod(ChildSides.class.getName(), method, List.of(parameter.getName())),
                false,
                ExpectedEnd.RETURN,
                List.of(asked));
    }

    /** Does the work twice and times the second time. */
    private static double secondOfTwo(Race.Work work) throws Exception {
        work.run();
        return Race.timed(work).sample();
    }
}
