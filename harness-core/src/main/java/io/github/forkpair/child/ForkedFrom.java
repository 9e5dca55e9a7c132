package io.github.forkpair.child;

import io.github.forkpair.MessageQueue;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a forked child has of the test JVM. A child that was started as a JVM has none.
 *
 * @param instance the test instance, as the parent side had it at the fork
 * @param arguments those of the invocation, as the parent side has them
 * @param memory the memory that all sides have, which is mapped already; null where none asks for
 *     it
 * @param queue the message queue that all sides have; null where none asks for it
 * @param lost the threads that the JVM still lists, and that are no more
 */
record ForkedFrom(
        Object instance,
        List<@Nullable Object> arguments,
        @Nullable ByteBuffer memory,
        @Nullable MessageQueue queue,
        Set<Thread> lost) {

    boolean isLost(Thread thread) {
        return lost.contains(thread);
    }
}
