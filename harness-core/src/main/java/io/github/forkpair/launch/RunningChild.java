package io.github.forkpair.launch;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.Leftover;
import io.github.forkpair.posix.PipeReading;
import io.github.forkpair.posix.PosixException;
import io.github.forkpair.posix.SpawnedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A launched child. A thread of its own reaps it, and one that it shares with the other children of
 * its pair reads its pipes. Safe for several threads.
 *
 * <p>The child counts as ended once its process is reaped, nothing that it started is left, and all
 * that it wrote has been read.
 */
public final class RunningChild implements AutoCloseable {

    private final SpawnedProcess process;
    private final String how;
    private final PipeReading reading;
    private final ChildOrders orders;
    private final @Nullable OwnTemporary temporary;
    private final Thread reaperThread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean alive = true;
    private volatile long endNanos;
    private volatile Optional<ExitStatus> status = Optional.empty();
    private volatile List<Leftover> leftovers = List.of();
    private volatile @Nullable Throwable lost;
    private final Step.Hook hook;

    /**
     * Attends to a process from now on.
     *
     * @param temporary goes when the process has ended; null if it has none
     * @param hook is told of the steps; where one fails, nobody attends to it
     */
    RunningChild(
            ChildStart.Started started,
            PipeReading reading,
            ChildOrders orders,
            @Nullable OwnTemporary temporary,
            Step.Hook hook)
            throws IOException {
        this.process = started.process();
        this.how = started.how();
        this.reading = reading;
        this.orders = orders;
        this.temporary = temporary;
        this.hook = hook;
        hook.before(Step.REAPER_THREAD);
        this.reaperThread = Daemon.start("forkpair-reaper-" + process.pid(), this::reap);
    }

    /** Returns the child's process id, which is also that of its group. */
    public long pid() {
        return process.pid();
    }

    /** Returns in which way it was started, where that is worth a word; else nothing. */
    public String how() {
        return how;
    }

    /** Returns when it was to be spawned, by {@link System#nanoTime()}: nothing of it is older. */
    public long spawnNanos() {
        return process.spawnNanos();
    }

    /** Returns by what it is known from all other processes. */
    public ChildMark mark() {
        return new ChildMark(process.pid(), process.started(), process.limit());
    }

    /** Tells whether the process is still there; a zombie is not. */
    public boolean isAlive() {
        return alive;
    }

    /**
     * Returns how the child ended, or nothing until it has.
     *
     * @throws UncheckedIOException if it has, but somebody else took its wait status
     */
    public Optional<ExitStatus> status() {
        Throwable failure = lost;
        if (failure != null) {
            throw new UncheckedIOException(
                    "The wait status of child " + pid() + " is lost.",
                    failure instanceof IOException io ? io : new IOException(failure));
        }
        return status;
    }

    /** Returns how its process ended, as soon as it has: somebody may yet have to be reaped. */
    public Optional<ExitStatus> processEnded() {
        return process.ended();
    }

    /** Returns when the process was seen to have ended, by {@link System#nanoTime()}. */
    public long endNanos() {
        return endNanos;
    }

    /** Returns which processes the child left running; empty until it has ended. */
    public List<Leftover> leftovers() {
        return leftovers;
    }

    /** Waits for the child to end. Returns whether it has. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** Sends the child a signal, unless it has ended. */
    public void signal(Signal signal) {
        try {
            process.signal(signal);
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the child, and returns once it stands still or has ended. */
    public void freeze() {
        try {
            process.signal(Signal.SIGSTOP);
            process.awaitStop();
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name of the signal that has stopped the child; empty if it is not stopped. */
    public String stoppedBy() {
        try {
            return process.stoppedBy();
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the child and its process group a signal, unless it has ended. */
    public void signalGroup(Signal signal) {
        try {
            process.signalGroup(signal);
        } catch (PosixException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells the child what to run, before anything else and once. Does not wait for the child: its
     * JVM may never come so far, and no deadline runs yet.
     */
    public void begin(ChildOrder.Begin begin) {
        orders.begin(begin);
    }

    /** Takes note that the child knows what to run, and may be told anything else. */
    public void knowsWhatToRun() {
        orders.begun();
    }

    /** Tells the child something, after what it is to run; says nothing to one that has ended. */
    public void tell(ChildOrder order) {
        orders.tell(order);
    }

    /**
     * Answers the child's side, which waits at a meeting place; says nothing to a child that has
     * ended.
     */
    public void answer(ChildOrder answer) {
        orders.answer(answer);
    }

    /** Ends the child, if it has not ended yet. */
    public void kill() {
        if (alive) {
            signalGroup(Signal.SIGKILL);
        } // else the reaper first sees which others there are
    }

    /** Ends the child, if it has not ended yet, and waits until nothing of it is left. */
    @Override
    public void close() {
        kill();
        Daemon.join(reaperThread);
    }

    private void reap() {
        OrphanGuard guard = guard();
        try {
            process.awaitEnd();
            endNanos = System.nanoTime();
            alive = false;
            leftovers = process.endCompany();
            removeTemporary(guard);
            close(guard);
            ExitStatus ending = process.endGroupAndReap();
            // A process that could not be found or ended may still hold a pipe; what the child
            // itself wrote is in there by now.
            reading.stop();
            reading.awaitEnd();
            status = Optional.of(ending);
        } catch (PosixException e) {
            lose(e);
        } catch (RuntimeException | Error e) { // such as a class that cannot be loaded any more
            lose(e);
            endAtOnce();
        } finally {
            close(guard);
            orders.close();
            ended.countDown();
        }
    }

    private void lose(Throwable why) {
        lost = why;
        alive = false;
        reading.stop();
    }

    private void endAtOnce() {
        try {
            process.endGroupAndReap();
        } catch (PosixException e) {
            // Somebody else has reaped it.
        }
    }

    /** Here and not at the launch, which it would hold up. */
    private @Nullable OrphanGuard guard() {
        try {
            hook.before(Step.CHILD_GUARD);
            Path directory = temporary == null ? null : temporary.path();
            return OrphanGuard.ofGroup(process.pid(), directory);
        } catch (IOException | RuntimeException | Error e) {
            return null; // no process is to be had; the child still sees to itself
        }
    }

    /** While there is a guard yet, so that it goes also if this JVM is killed meanwhile. */
    private void removeTemporary(@Nullable OrphanGuard guard) throws PosixException {
        try {
            if (temporary != null) {
                temporary.close();
            }
        } catch (IOException | RuntimeException | Error e) {
            if (guard != null) {
                guard.doIt(); // this JVM may be too short of descriptors
            }
        }
    }

    private static void close(@Nullable OrphanGuard guard) {
        try {
            if (guard != null) {
                guard.close();
            }
        } catch (PosixException e) {
            // Somebody else has reaped it.
        }
    }
}
