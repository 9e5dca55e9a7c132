package io.github.forkpair.benchmark;

import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.Shared;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.session.PairSession;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A number that two processes hand to each other by memory, both spinning, there and back. */
final class MemoryHandOver {

    /** How much memory there is: a cache line for each side's number. */
    static final int BYTES = 256;

    private static final int WARM_UPS = 2;
    private static final int SAMPLES = 15;

    /** How many round trips one sample has, after as many that are not counted. */
    private static final int COUNT = 200_000;

    private static final int OTHERS = 128;

    private static final Path MEMORY = Path.of("/dev/shm");

    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private MemoryHandOver() {}

    static void measure(Table table) throws Exception {
        double[] nanos =
                Race.medians(WARM_UPS, SAMPLES, MemoryHandOver::ofAPair, MemoryHandOver::byHand);
        table.costs(
                "hand-over by memory",
                new Figure(nanos[0] / COUNT, "ns"),
                "two JVMs by hand",
                new Figure(nanos[1] / COUNT, "ns"),
                "<= 1.2");
    }

    private static double ofAPair() throws Exception {
        List<String> types = List.of(ByteBuffer.class.getName());
        ChildPlan child =
                new ChildPlan(
                        Seat.ONLY,
                        new SideMethod(ChildSides.class.getName(), "answersInMemory", types),
                        false,
                        ExpectedEnd.RETURN,
                        List.of(Asked.MEMORY + BYTES));
        PairPlan plan =
                new PairPlan(
                        new SideMethod(ChildSides.class.getName(), "parent", List.of()),
                        List.of(child),
                        false,
                        Pairs.settings(),
                        new Shared(BYTES, false),
                        "");
        try (PairSession pair =
                PairSession.launch(
                        plan, MemoryHandOver.class.getClassLoader(), Console.ofThisJvm())) {
            double nanos = ask(pair.sharedMemory().orElseThrow());
            Pairs.end(pair);
            return nanos;
        }
    }

    private static double byHand() throws Exception {
        Path file = Files.createTempFile(MEMORY, "forkpair-benchmark-", "");
        try {
            Files.write(file, new byte[BYTES]);
            Process child = Jvm.start(Jvm.flagsOfAChild(), Child.class, file.toString());
            double nanos = ask(map(file));
            Jvm.awaitEnd(child);
            return nanos;
        } finally {
            Files.delete(file);
        }
    }

    private static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES)
                    .order(ByteOrder.nativeOrder());
        }
    }

    /** Asks twice as often as is counted. */
    private static double ask(ByteBuffer memory) {
        ask(memory, 1);
        long start = System.nanoTime();
        ask(memory, COUNT + 1L);
        double nanos = System.nanoTime() - start;
        LONGS.setRelease(memory, 0, -1L);
        return nanos;
    }

    private static void ask(ByteBuffer memory, long from) {
        for (long i = from; i < from + COUNT; i++) {
            LONGS.setRelease(memory, 0, i);
            while ((long) LONGS.getAcquire(memory, OTHERS) != i) {
                Thread.onSpinWait();
            }
        }
    }

    /** Gives each number back, until there is none. */
    static void answer(ByteBuffer memory) {
        long last = 0;
        while (last >= 0) {
            long now = (long) LONGS.getAcquire(memory, 0);
            if (now != last) {
                LONGS.setRelease(memory, OTHERS, now);
                last = now;
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** What the second JVM runs. */
    static final class Child {

        private Child() {}

        /**
         * Answers.
         *
         * @param arguments the file that is memory
         */
        public static void main(String[] arguments) throws IOException {
            answer(map(Path.of(arguments[0])));
        }
    }
}
