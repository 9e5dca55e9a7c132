package io.github.forkpair.benchmark;

/** Measures everything and prints one table. */
final class Benchmark {

    private Benchmark() {}

    /** Runs for about a minute. Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Table table = new Table();
        announce("forks");
        Forks.measure(table); // first: a fork takes longer the more memory this JVM has
        announce("whole pairs");
        WholePair.measure(table);
        announce("round trips");
        RoundTrip.measure(table);
        announce("memory between processes");
        MemoryHandOver.measure(table);
        Queues.measure(table);
        announce("throughput");
        Throughput.measure(table);
        announce("many children");
        ManyChildren.measure(table);
        announce("memory");
        ResidentMemory.measure(table);
        announce("memory of forks");
        ForkMemory.measure(table);
        System.out.println(table);
    }

    private static void announce(String what) {
        System.out.println("Measuring " + what + " ...");
    }
}
