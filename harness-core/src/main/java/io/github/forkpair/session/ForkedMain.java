package io.github.forkpair.session;

import io.github.forkpair.MessageQueue;
import io.github.forkpair.child.ExitCaller;
import io.github.forkpair.child.ForkedSide;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.jvm.ParentsHooks;
import io.github.forkpair.launch.ForkStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a forked child does: it runs its side, and leaves. What the test JVM has left for its own
 * exit is done only where the side calls for an exit itself.
 *
 * @param instance the test instance
 * @param arguments those of the invocation
 * @param memory the memory that all sides have; null where none asks for it
 * @param queue the message queue that all sides have; null where none asks for it
 * @param begin what it is to run
 * @param measured whether an agent measures what code is covered
 */
record ForkedMain(
        Object instance,
        List<@Nullable Object> arguments,
        @Nullable ByteBuffer memory,
        @Nullable MessageQueue queue,
        ChildOrder.Begin begin,
        boolean measured)
        implements ForkStart.Main {

    /** How the names of the harness's threads begin. */
    private static final String OURS = "forkpair-";

    @Override
    public int run(int orders, int reports, int answers, int channel, Set<Thread> lost) {
        ParentsHooks ofTheParent = ParentsHooks.note();
        ofTheParent.forget();
        Thread atExit = new AtExit(ofTheParent);
        Runtime.getRuntime().addShutdownHook(atExit);
        int code;
        try {
            code =
                    new ForkedSide(instance, arguments, memory, queue, lost, measured)
                            .run(begin, orders, reports, answers, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The parent is gone.", e);
        }
        if (ofTheParent.othersAreThere(OURS)) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            System.exit(code);
        }
        return code;
    }

    /** Loads, in the test JVM, what each fork of it would have to load for itself; once. */
    static void rehearse() {
        Rehearsal.hold();
    }

    private static final class Rehearsal {

        static {
            ForkedSide.rehearse();
            new AtExit(ParentsHooks.note());
        }

        static void hold() {}
    }

    /** Does what the test JVM would, where code calls for the exit. */
    private static final class AtExit extends Thread {

        private final ParentsHooks ofTheParent;

        AtExit(ParentsHooks ofTheParent) {
            super(OURS.concat("at-exit"));
            this.ofTheParent = ofTheParent;
        }

        @Override
        public void run() {
            if (ExitCaller.isCode()) {
                ofTheParent.runAtExit();
            }
        }
    }
}
