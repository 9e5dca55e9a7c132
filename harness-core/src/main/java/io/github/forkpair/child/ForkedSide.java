package io.github.forkpair.child;

import io.github.forkpair.MessageQueue;
import io.github.forkpair.Side;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.control.ExitCodes;
import io.github.forkpair.plan.PropertyText;
import io.github.forkpair.plan.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One child side in a fork of the test JVM, where {@link ChildMain} runs one in a fresh JVM.
 *
 * @param instance the test instance
 * @param arguments those of the invocation
 * @param memory the memory that all sides have; null where none asks for it
 * @param queue the message queue that all sides have; null where none asks for it
 * @param lost the threads that the JVM still lists, and that are no more
 * @param measured whether an agent measures what code is covered
 */
public record ForkedSide(
        Object instance,
        List<@Nullable Object> arguments,
        @Nullable ByteBuffer memory,
        @Nullable MessageQueue queue,
        Set<Thread> lost,
        boolean measured) {

    /** Loads, in the test JVM, what each fork of it would have to load for itself. */
    public static void rehearse() {
        List<Class<?>> classes =
                List.of(
                        ChildMain.class,
                        ControlLink.class,
                        ControlLink.Attendant.class,
                        ControlOutput.class,
                        ForkedFrom.class,
                        ChildEnd.class,
                        ChannelDescriptor.class,
                        InheritedEnd.class,
                        SideInvocation.class,
                        UncaughtExceptions.class,
                        ExitCaller.class,
                        CoverageAgent.class,
                        Orphan.class,
                        PropertyText.class,
                        Request.class,
                        InputStream.nullInputStream().getClass());
        for (Class<?> type : classes) {
            try {
                Class.forName(type.getName(), true, type.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        Side.current();
        ThreadDump.ofThisJvm(Thread.currentThread(), null);
        Deadlock.inThisJvm();
        LeftThreads.names(null);
        LeftThreads.busyNames(null);
    }

    /**
     * Runs a side.
     *
     * @param begin which, and what it has
     * @param orders the number of the pipe that orders come by
     * @param reports of the one that reports go by
     * @param answers of the one that answers come by
     * @param channel of the child's end of the channel
     * @return the code that this process is to exit with
     */
    public int run(ChildOrder.Begin begin, int orders, int reports, int answers, int channel)
            throws IOException {
        ChildMain.guardStandardStreams();
        ForkedFrom origin = new ForkedFrom(instance, arguments, memory, queue, lost);
        ControlLink control =
                ControlLink.open(null, origin, path(orders), path(reports), path(answers));
        control.knows(begin);
        ChildReport report = ChildMain.run(begin, control, channel, origin);
        if (measured) {
            CoverageAgent.write(); // the agent's own hook is the parent's
        }
        control.awaitAnswers();
        return report instanceof ChildReport.Returned ? ExitCodes.RETURNED : ExitCodes.FAILED;
    }

    private static String path(int descriptor) {
        return "/dev/fd/".concat(Integer.toString(descriptor));
    }
}
