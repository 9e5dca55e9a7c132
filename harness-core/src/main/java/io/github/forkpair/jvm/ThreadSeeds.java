package io.github.forkpair.jvm;

import java.lang.invoke.VarHandle;

/** What {@link java.util.concurrent.ThreadLocalRandom} keeps in each thread. */
final class ThreadSeeds {

    private ThreadSeeds() {}

    /** Gives each thread another seed. One that has drawn nothing yet is given one by the JDK. */
    static void renew(JdkPrivates jdk, SystemRandom random) throws Throwable {
        VarHandle seed = jdk.field(Thread.class, "threadLocalRandomSeed", long.class);
        for (Thread thread : AllThreads.of(jdk)) {
            seed.set(thread, random.nextLong());
        }
    }
}
