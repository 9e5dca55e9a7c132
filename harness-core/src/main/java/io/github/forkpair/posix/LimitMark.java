package io.github.forkpair.posix;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;

/**
 * A mark that a child hands on to every descendant, also to one in a session of its own: a soft
 * limit of file locks that no other process has. Limits go on over fork and exec, and this one has
 * had no effect since Linux 2.6.
 *
 * @param softLimit the limit
 */
record LimitMark(long softLimit) {

    private static final int RLIMIT_LOCKS = 10;
    private static final String LABEL = "Max file locks ";

    /** Larger than what people limit, and less than unlimited. */
    private static final long LEAST = 1L << 61;

    /** Marks a process; nothing where that cannot be, as under some system call filters. */
    static Optional<LimitMark> put(int pid) {
        if (!PosixSystem.LINUX) {
            return Optional.empty();
        }
        Pointer limits = Memory.allocateDirect(Native.RUNTIME, 2 * Long.BYTES, true);
        if (Native.LIBC.prlimit(pid, RLIMIT_LOCKS, null, limits) < 0) {
            return Optional.empty();
        }
        LimitMark mark = new LimitMark(ThreadLocalRandom.current().nextLong(LEAST, 2 * LEAST));
        limits.putLong(0, mark.softLimit); // the hard limit behind it stays as it is
        boolean marked = Native.LIBC.prlimit(pid, RLIMIT_LOCKS, limits, null) == 0;
        return marked && mark.isOn(pid) ? Optional.of(mark) : Optional.empty();
    }

    /** Tells whether a process has the mark. */
    boolean isOn(long pid) {
        return on(pid).filter(this::equals).isPresent();
    }

    /** Returns the mark that a process has; nothing if its limit can be none. */
    static Optional<LimitMark> on(long pid) {
        return ProcessTable.read(pid, "limits")
                .lines()
                .filter(line -> line.startsWith(LABEL))
                .map(line -> line.substring(LABEL.length()).strip().split(" ")[0])
                .filter(soft -> soft.matches("\\d{19}"))
                .map(soft -> new LimitMark(Long.parseLong(soft)))
                .findFirst();
    }
}
