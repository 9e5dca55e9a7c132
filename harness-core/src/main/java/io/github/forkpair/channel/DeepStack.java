package io.github.forkpair.channel;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Works on a thread with a large stack, for what is nested deep: the caller's own may be small, and
 * a stack that overflows leaves classes behind that nobody can use any more.
 */
final class DeepStack {

    /** In bytes. Of it the system gives only what is used. */
    private static final long SIZE = 16L * 1024 * 1024;

    private DeepStack() {}

    /** Words what even such a stack was too small for. */
    static String overflowed(StackOverflowError error) {
        StackTraceElement[] stack = error.getStackTrace();
        return "methods of what is in it call each other without end"
                + (stack.length == 0 ? "." : ", such as " + stack[0] + ".");
    }

    static char encoded(MessageCodec codec, Object message, BoundedBytes bytes) throws IOException {
        try {
            return run(() -> codec.encode(message, bytes));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("no other exception is declared", e);
        }
    }

    static Object read(MessageCodec codec, Frame frame) {
        try {
            return run(() -> codec.read(frame));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("no checked exception is declared", e);
        }
    }

    static boolean areTheSame(@Nullable Object one, @Nullable Object other) {
        try {
            return run(() -> SameValue.areUnlessEndless(one, other));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("no checked exception is declared", e);
        } catch (StackOverflowError e) {
            return false; // they have no end
        }
    }

    /** Returns what the work returns, or throws what it throws, as if it were done here. */
    private static <T> T run(Callable<T> work) throws Exception {
        Worker<T> worker = new Worker<>(work);
        Thread thread = new Thread(null, worker, Thread.currentThread().getName(), SIZE);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) { // the work may heed it, and may not
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return worker.result();
    }

    private static final class Worker<T> implements Runnable {

        private final Callable<T> work;
        private @Nullable T value;
        private @Nullable Throwable thrown;

        private Worker(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                value = work.call();
            } catch (Throwable e) { // the caller's
                thrown = e;
            }
        }

        private T result() throws Exception {
            if (thrown == null) {
                return value;
            }
            thrown.setStackTrace(joined(thrown.getStackTrace(), new Throwable().getStackTrace()));
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }

        private static StackTraceElement[] joined(
                StackTraceElement[] inner, StackTraceElement[] outer) {
            StackTraceElement[] whole = Arrays.copyOf(inner, inner.length + outer.length);
            System.arraycopy(outer, 0, whole, inner.length, outer.length);
            return whole;
        }
    }
}
