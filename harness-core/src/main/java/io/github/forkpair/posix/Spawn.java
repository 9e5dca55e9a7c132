package io.github.forkpair.posix;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jnr.constants.platform.Errno;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Starts processes by {@code posix_spawn}, each in its own process group, with exactly the
 * descriptors it is given.
 */
public final class Spawn {

    /** How many descriptors a child may be given. */
    static final int LARGEST_TABLE = 9;

    private static final short SETPGROUP = 0x02;
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;

    private static final long SIG_DFL = 0;
    private static final long SIG_IGN = 1;

    /**
     * Larger than any {@code posix_spawnattr_t}, {@code posix_spawn_file_actions_t} or {@code
     * sigset_t}; in bytes.
     */
    private static final int OPAQUE_SIZE = 512;

    /**
     * What a build tool that runs in the background, or under nohup, would otherwise make a child
     * ignore.
     */
    private static final List<Signal> BACK_TO_DEFAULT =
            List.of(Signal.SIGHUP, Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTERM);

    private final Inheritance inheritance;

    Spawn(Inheritance inheritance) {
        this.inheritance = inheritance;
    }

    /** Returns the best way to spawn that this system has. */
    public static Spawn ofThisSystem() {
        return OfThisSystem.SPAWN;
    }

    private static final class OfThisSystem {
        static final Spawn SPAWN = new Spawn(Inheritance.ofThisSystem());

        static {
            keepWaitStatus();
        }
    }

    /**
     * Sees to it that children can be waited for: a JVM whose starter ignored SIGCHLD would never
     * learn how they ended. The JDK does the same before its own first child.
     */
    static void keepWaitStatus() {
        int sigchld = jnr.constants.platform.Signal.SIGCHLD.intValue();
        long before = Native.LIBC.signal(sigchld, SIG_DFL);
        if (before != SIG_DFL && before != SIG_IGN) {
            Native.LIBC.signal(sigchld, before); // somebody's handler
        }
    }

    /**
     * Starts a process.
     *
     * @param command the program's absolute path and its arguments
     * @param environment the process's whole environment
     * @param table its open descriptors: the first becomes 0, the next 1, and so on. They stay open
     *     here
     * @return the running process
     * @throws PosixException if the program cannot be started; no process is left then
     */
    public SpawnedProcess start(
            List<String> command, Map<String, String> environment, List<Descriptor> table)
            throws PosixException {
        return start(command, environment, null, table);
    }

    /**
     * Starts a process in a working directory.
     *
     * @param directory its path; null for this process's own
     * @throws PosixException if the program cannot be started, or not there; no process is left
     *     then
     */
    public SpawnedProcess start(
            List<String> command,
            Map<String, String> environment,
            @Nullable Path directory,
            List<Descriptor> table)
            throws PosixException {
        if (table.size() > LARGEST_TABLE) {
            throw new IllegalArgumentException(
                    "A child's table holds at most " + LARGEST_TABLE + " descriptors.");
        }
        Pointer actions = opaque();
        Pointer attributes = opaque();
        check(
                Native.UNIX.posix_spawn_file_actions_init(actions),
                "posix_spawn_file_actions_init()");
        try {
            check(Native.UNIX.posix_spawnattr_init(attributes), "posix_spawnattr_init()");
            try {
                configure(attributes);
                if (directory != null) {
                    changeTo(directory, actions);
                }
                return start(command, environment, table, actions, attributes);
            } finally {
                Native.UNIX.posix_spawnattr_destroy(attributes);
            }
        } finally {
            Native.UNIX.posix_spawn_file_actions_destroy(actions);
        }
    }

    private static void changeTo(Path directory, Pointer actions) throws PosixException {
        NativeStrings strings = new NativeStrings();
        String call = "posix_spawn_file_actions_addchdir_np(" + directory + ")";
        try {
            check(
                    Native.LIBC.posix_spawn_file_actions_addchdir_np(
                            actions, strings.string(directory.toString())),
                    call);
        } catch (UnsatisfiedLinkError e) { // glibc before 2.29
            throw new PosixException(call, Errno.ENOSYS.intValue());
        }
        Reference.reachabilityFence(strings);
    }

    private SpawnedProcess start(
            List<String> command,
            Map<String, String> environment,
            List<Descriptor> table,
            Pointer actions,
            Pointer attributes)
            throws PosixException {
        List<Descriptor> inUse = new ArrayList<>();
        try {
            for (int i = 0; i < table.size(); i++) {
                int number = table.get(i).acquire();
                inUse.add(table.get(i));
                check(
                        Native.UNIX.posix_spawn_file_actions_adddup2(actions, number, i),
                        "posix_spawn_file_actions_adddup2(" + number + ", " + i + ")");
            }
            inheritance.apply(actions, table.size());
            NativeStrings strings = new NativeStrings();
            Pointer pid = Memory.allocateDirect(Native.RUNTIME, Integer.BYTES, true);
            long spawnNanos = System.nanoTime();
            check(
                    Native.LIBC.posix_spawn(
                            pid,
                            strings.string(command.get(0)),
                            actions,
                            attributes,
                            strings.strings(command),
                            environment(environment, strings)),
                    "posix_spawn(" + command.get(0) + ")");
            Reference.reachabilityFence(strings);
            return owned(pid.getInt(0), spawnNanos);
        } finally {
            inUse.forEach(Descriptor::release);
        }
    }

    /** Takes ownership of a process that is there by now, or ends it. */
    static SpawnedProcess owned(int pid, long spawnNanos) {
        try {
            return new SpawnedProcess(pid, spawnNanos);
        } catch (RuntimeException
                | Error e) { // such as a class that is not loaded for want of a descriptor
            end(pid);
            throw e;
        }
    }

    /** Ends and reaps a process that nobody owns yet. Returns how it had ended. */
    static ExitStatus end(int pid) {
        Native.POSIX.kill((long) pid, SignalNumbers.of(Signal.SIGKILL));
        int[] word = new int[1];
        Native.POSIX.waitpid((long) pid, word, 0);
        return WaitStatus.decode(word[0]);
    }

    /** What this process was given itself goes on byte by byte: the JDK may have lost some. */
    private static Pointer environment(Map<String, String> environment, NativeStrings strings) {
        List<Pointer> variables = new ArrayList<>(environment.size());
        boolean known = PosixSystem.LINUX && !environment.isEmpty();
        Map<String, byte[]> own = known ? OwnEnvironment.of(environment) : Map.of();
        environment.forEach(
                (name, value) -> {
                    byte[] bytes = own.get(name);
                    variables.add(
                            bytes == null
                                    ? strings.string(name + "=" + value)
                                    : strings.bytes(bytes));
                });
        return strings.array(variables);
    }

    /**
     * Gives the process its own group, no blocked signal (HotSpot's threads block SIGQUIT) and no
     * ignored one.
     */
    private void configure(Pointer attributes) throws PosixException {
        Pointer none = opaque();
        Native.LIBC.sigemptyset(none);
        Pointer reset = opaque();
        Native.LIBC.sigemptyset(reset);
        for (Signal signal : BACK_TO_DEFAULT) {
            Native.LIBC.sigaddset(reset, SignalNumbers.of(signal));
        }
        check(Native.UNIX.posix_spawnattr_setpgroup(attributes, 0), "posix_spawnattr_setpgroup(0)");
        check(
                Native.UNIX.posix_spawnattr_setsigmask(attributes, none),
                "posix_spawnattr_setsigmask()");
        check(
                Native.UNIX.posix_spawnattr_setsigdefault(attributes, reset),
                "posix_spawnattr_setsigdefault()");
        int flags = SETPGROUP | SETSIGDEF | SETSIGMASK | inheritance.spawnFlag();
        check(
                Native.UNIX.posix_spawnattr_setflags(attributes, (short) flags),
                "posix_spawnattr_setflags(" + flags + ")");
    }

    static Pointer opaque() {
        return Memory.allocateDirect(Native.RUNTIME, OPAQUE_SIZE, true);
    }

    /**
     * The calls of this family return the error's number instead of leaving it in {@code errno}.
     */
    static void check(int error, String call) throws PosixException {
        if (error != 0) {
            throw new PosixException(call, error);
        }
    }
}
