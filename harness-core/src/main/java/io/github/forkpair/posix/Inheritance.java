package io.github.forkpair.posix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jnr.constants.platform.Errno;
import jnr.ffi.Pointer;

/**
 * The ways to keep every descriptor but the given ones from a spawned process.
 *
 * <p>None of them marks descriptors of this process: other threads are opening and spawning all the
 * time, and the JDK's own spawn helper relies on what it inherits.
 */
enum Inheritance {

    /** The new process closes all others itself, in one go. */
    CLOSE_FROM {
        @Override
        void apply(Pointer fileActions, int tableSize) throws PosixException {
            Spawn.check(
                    Native.LIBC.posix_spawn_file_actions_addclosefrom_np(fileActions, tableSize),
                    "posix_spawn_file_actions_addclosefrom_np(" + tableSize + ")");
        }
    },

    /**
     * The new process closes each number up to well above the highest one in use. Between this look
     * and the spawn other threads may open more; they get the lowest free numbers, so they stay
     * within the margin.
     */
    CLOSE_EACH {
        private static final int MARGIN = 1024;

        @Override
        void apply(Pointer fileActions, int tableSize) throws PosixException {
            int last = Math.min(highestOpen() + MARGIN, limit() - 1);
            for (int number = tableSize; number <= last; number++) {
                Spawn.check(
                        Native.UNIX.posix_spawn_file_actions_addclose(fileActions, number),
                        "posix_spawn_file_actions_addclose(" + number + ")");
            }
        }
    },

    /** The kernel gives the new process only what a file action put there: macOS. */
    CLOSED_BY_DEFAULT {
        @Override
        void apply(Pointer fileActions, int tableSize) {}

        @Override
        short spawnFlag() {
            return 0x4000; // POSIX_SPAWN_CLOEXEC_DEFAULT
        }
    };

    abstract void apply(Pointer fileActions, int tableSize) throws PosixException;

    short spawnFlag() {
        return 0;
    }

    /** Returns the best way that this system has. */
    static Inheritance ofThisSystem() {
        if (!PosixSystem.LINUX) {
            return CLOSED_BY_DEFAULT;
        }
        Pointer actions = Spawn.opaque();
        Native.UNIX.posix_spawn_file_actions_init(actions);
        try {
            CLOSE_FROM.apply(actions, Spawn.LARGEST_TABLE);
            return CLOSE_FROM;
        } catch (UnsatisfiedLinkError | PosixException e) {
            return CLOSE_EACH; // glibc before 2.34, musl
        } finally {
            Native.UNIX.posix_spawn_file_actions_destroy(actions);
        }
    }

    private static int highestOpen() throws PosixException {
        int highest = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path entry : open) {
                highest = Math.max(highest, Integer.parseInt(entry.getFileName().toString()));
            }
        } catch (IOException e) {
            PosixException failure =
                    new PosixException("listing /proc/self/fd", Errno.ENOENT.intValue());
            failure.initCause(e);
            throw failure;
        }
        return highest;
    }

    private static int limit() {
        return Native.POSIX.getrlimit(7 /* RLIMIT_NOFILE on Linux */).rlimCur() > Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : (int) Native.POSIX.getrlimit(7).rlimCur();
    }
}
