package io.github.forkpair.child;

import java.util.Set;

/**
 * What a forked child has of the test JVM. A child that was started as a JVM has none.
 *
 * @param instance the test instance, as the parent side had it at the fork
 * @param lost the threads that the JVM still lists, and that are no more
 */
record ForkedFrom(Object instance, Set<Thread> lost) {

    boolean isLost(Thread thread) {
        return lost.contains(thread);
    }
}
