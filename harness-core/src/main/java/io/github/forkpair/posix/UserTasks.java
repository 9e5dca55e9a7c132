package io.github.forkpair.posix;

import java.util.Optional;

/**
 * What a user has running, as the system's limit of processes counts it.
 *
 * @param count on Linux, processes with all of their threads; else processes
 * @param limit how many there may be; the largest long where there is no limit
 * @param isRoot whether this is the user whom the limit does not hold
 */
public record UserTasks(long count, long limit, boolean isRoot) {

    private static final int RLIMIT_NPROC = PosixSystem.LINUX ? 6 : 7;

    /** Counts those of the user that this JVM runs as. */
    public static UserTasks ofThisUser() {
        long uid = Native.POSIX.getuid();
        long soft = Native.POSIX.getrlimit(RLIMIT_NPROC).rlimCur();
        long limit = soft < 0 ? Long.MAX_VALUE : soft; // no limit is all bits, on Linux
        return new UserTasks(PosixSystem.LINUX ? onLinux(uid) : elsewhere(), limit, uid == 0);
    }

    private static long onLinux(long uid) {
        return ProcessTable.all()
                .mapToObj(pid -> ProcessTable.read(pid, "status"))
                .filter(status -> ProcessTable.field(status, "Uid").startsWith(uid + "\t"))
                .mapToLong(status -> Long.parseLong(ProcessTable.field(status, "Threads")))
                .sum();
    }

    private static long elsewhere() {
        Optional<String> user = ProcessHandle.current().info().user();
        return ProcessHandle.allProcesses().filter(each -> each.info().user().equals(user)).count();
    }
}
