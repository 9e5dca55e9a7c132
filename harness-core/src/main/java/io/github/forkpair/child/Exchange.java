package io.github.forkpair.child;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * With which other side each thread of this JVM is in an exchange, where there are several: no
 * stack shows it. Safe for several threads; each notes what it does itself.
 */
public final class Exchange {

    private static final Map<Thread, String> WITH = new ConcurrentHashMap<>();

    private Exchange() {}

    /** Notes that this thread waits for a side, until it says that it does no longer. */
    public static void begin(String side) {
        WITH.put(Thread.currentThread(), side);
    }

    /** Notes that this thread waits no longer. */
    public static void end() {
        WITH.remove(Thread.currentThread());
    }

    /** Returns that of a thread as a dump notes it; empty if it is in none that was noted. */
    static String of(Thread thread) {
        String side = WITH.get(thread);
        return side == null ? "" : " in an exchange with \"" + side + "\"";
    }
}
