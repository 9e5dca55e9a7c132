package io.github.forkpair.posix;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import io.github.forkpair.outcome.Leftover;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jnr.constants.platform.Errno;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;

/**
 * A process that this one spawned and alone may reap.
 *
 * <p>Its pid is its own only until it is reaped, after which the system may give it to a stranger.
 * So the end is first awaited without reaping, and no signal is sent once it is reaped. A zombie
 * keeps its process group's id taken as well, so what is left of the group is ended before the
 * reaping.
 */
public final class SpawnedProcess {

    private static final int P_PID = 1;
    private static final int WEXITED = 4;
    private static final int WSTOPPED = PosixSystem.LINUX ? 2 : 8;
    private static final int WNOWAIT = PosixSystem.LINUX ? 0x01000000 : 0x20;
    private static final int WNOHANG = 1;
    private static final int SIGINFO_SIZE = 128;

    /** Where {@code siginfo_t} has how a process ended, and two of its values. */
    private static final int SI_CODE = 8;

    private static final int CLD_EXITED = 1;
    private static final int CLD_DUMPED = 3;

    /** Where {@code siginfo_t} has the number of the signal that stopped a process. */
    private static final int SI_STATUS = PosixSystem.LINUX ? 24 : 20;

    private final int pid;
    private final long spawnNanos;
    private final Company company;
    private final OptionalLong started;
    private boolean reaped;
    private Optional<ExitStatus> status = Optional.empty();

    SpawnedProcess(int pid, long spawnNanos) {
        this.pid = pid;
        this.spawnNanos = spawnNanos;
        this.company = Company.of(pid);
        this.started = ProcessTable.startOf(pid);
    }

    /** Returns the process's id, which is also that of its group. */
    public long pid() {
        return pid;
    }

    /** Returns when it was to be spawned, by {@link System#nanoTime()}: nothing of it is older. */
    public long spawnNanos() {
        return spawnNanos;
    }

    /** Returns when the process was started, as the system counts; nothing if it does not tell. */
    public OptionalLong started() {
        return started;
    }

    /** Returns the limit that the process and all that it starts have, if it could be set. */
    public OptionalLong limit() {
        return company.limit();
    }

    /**
     * Waits for the process to end, and leaves it a zombie. Not to be called once it has been
     * reaped.
     */
    public void awaitEnd() throws PosixException {
        Pointer info = Memory.allocateDirect(Native.RUNTIME, SIGINFO_SIZE, true);
        while (Native.LIBC.waitid(P_PID, pid, info, WEXITED | WNOWAIT) < 0) {
            if (!Native.interruptedBySignal()) {
                PosixException failure = Native.failure("waitid(" + pid + ")");
                if (failure.errnoNumber() == Errno.ECHILD.intValue()) {
                    forget(); // somebody else has reaped it: the pid may be a stranger's by now
                }
                throw failure;
            }
        }
    }

    /**
     * Ends the processes that the ended process started, unless they end soon by themselves. To be
     * called before the reaping.
     *
     * @return which had to be ended
     */
    public List<Leftover> endCompany() {
        return company.end();
    }

    /**
     * Ends what is left of the ended process's group, then reaps the process and returns how it
     * ended.
     */
    public synchronized ExitStatus endGroupAndReap() throws PosixException {
        signalGroup(Signal.SIGKILL);
        int[] word = new int[1];
        while (Native.POSIX.waitpid((long) pid, word, 0) < 0) {
            if (!Native.interruptedBySignal()) {
                throw Native.failure("waitpid(" + pid + ")");
            }
        }
        reaped = true;
        ExitStatus ending = WaitStatus.decode(word[0]);
        status = Optional.of(ending);
        return ending;
    }

    /** Returns how the process ended, also while it is a zombie; nothing while it is there. */
    public synchronized Optional<ExitStatus> ended() {
        Pointer info = Memory.allocateDirect(Native.RUNTIME, SIGINFO_SIZE, true);
        int options = WEXITED | WNOHANG | WNOWAIT;
        if (reaped || Native.LIBC.waitid(P_PID, pid, info, options) < 0 || info.getInt(0) == 0) {
            return status;
        }
        int number = info.getInt(SI_STATUS);
        return Optional.of(
                info.getInt(SI_CODE) == CLD_EXITED
                        ? new ExitStatus.Exited(number & 0xff)
                        : new ExitStatus.Signaled(
                                number,
                                SignalNumbers.nameOf(number),
                                info.getInt(SI_CODE) == CLD_DUMPED));
    }

    /** Sends the process a signal; does nothing once it has been reaped. */
    public synchronized void signal(Signal signal) throws PosixException {
        send(pid, signal);
    }

    /**
     * Sends the process and all of the group that it was given a signal; does nothing once it has
     * been reaped. It may have left that group by itself, so then it gets one of its own.
     */
    public synchronized void signalGroup(Signal signal) throws PosixException {
        if (!reaped && Native.POSIX.getpgid(pid) != pid) {
            send(pid, signal);
        }
        send(-pid, signal);
    }

    /** Waits, after a SIGSTOP, until the process stands still, or has ended. */
    public void awaitStop() throws PosixException {
        Pointer info = Memory.allocateDirect(Native.RUNTIME, SIGINFO_SIZE, true);
        while (Native.LIBC.waitid(P_PID, pid, info, WSTOPPED | WEXITED | WNOWAIT) < 0) {
            if (Native.POSIX.errno() == Errno.ECHILD.intValue()) {
                return; // it has been reaped
            }
            if (!Native.interruptedBySignal()) {
                throw Native.failure("waitid(" + pid + ", WSTOPPED)");
            }
        }
    }

    /**
     * Returns the name of the signal that has stopped the process; empty if it is not standing
     * still.
     */
    public synchronized String stoppedBy() throws PosixException {
        Pointer info = Memory.allocateDirect(Native.RUNTIME, SIGINFO_SIZE, true);
        int options = WSTOPPED | WNOHANG | WNOWAIT;
        if (reaped || Native.LIBC.waitid(P_PID, pid, info, options) < 0) {
            return "";
        }
        boolean stopped = info.getInt(0) != 0;
        return stopped ? SignalNumbers.nameOf(info.getInt(SI_STATUS)) : "";
    }

    private synchronized void forget() {
        reaped = true;
    }

    private void send(int target, Signal signal) throws PosixException {
        if (reaped) {
            return;
        }
        if (Native.POSIX.kill((long) target, SignalNumbers.of(signal)) < 0) {
            int errno = Native.POSIX.errno();
            // macOS says EPERM of a group in which there is nothing but zombies.
            if (errno != Errno.ESRCH.intValue() && errno != Errno.EPERM.intValue()) {
                throw new PosixException("kill(" + target + ", " + signal + ")", errno);
            }
        }
    }
}
