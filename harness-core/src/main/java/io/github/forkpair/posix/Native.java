package io.github.forkpair.posix;

import io.github.forkpair.jvm.AsAtStart;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Signal;
import jnr.ffi.LibraryLoader;
import jnr.ffi.LibraryOption;
import jnr.ffi.Memory;
import jnr.ffi.Platform;
import jnr.ffi.Runtime;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import jnr.posix.UnixLibC;

/**
 * Holds the native libraries, loaded once at first use, and the numbers in which systems differ.
 */
final class Native {

    static final POSIX POSIX;
    static final UnixLibC UNIX;
    static final LibC LIBC;
    static final Runtime RUNTIME;

    static {
        AsAtStart jvm = whileLoading();
        try {
            POSIX = POSIXFactory.getNativePOSIX();
            UNIX = (UnixLibC) POSIX.libc();
            LIBC = load(LibC.class);
            RUNTIME = Runtime.getRuntime(LIBC);
            Errno.EINTR.intValue();
            Signal.SIGCHLD.intValue();
            Memory.allocateDirect(RUNTIME, 1, true);
        } finally {
            jvm.close();
        }
    }

    static final int AF_UNIX = 1;
    static final int SOCK_STREAM = 1;
    static final int SOCK_CLOEXEC = 0x80000; // Linux
    static final int O_CLOEXEC = 0x80000; // Linux

    private Native() {}

    /** Loads what only Linux has. */
    static final class OfLinux {
        static final LinuxLibC LIBC;

        static {
            AsAtStart jvm = whileLoading();
            try {
                LIBC = load(LinuxLibC.class);
            } finally {
                jvm.close();
            }
        }
    }

    /** Whatever loads one of these asks the JVM for things. */
    private static AsAtStart whileLoading() {
        return AsAtStart.forPropertiesOf("jnr.", "jffi.", "jaffl.", "jna.");
    }

    private static <T> T load(Class<T> library) {
        return LibraryLoader.create(library)
                .option(LibraryOption.SaveError, true)
                .load(Platform.getNativePlatform().getStandardCLibraryName());
    }

    /** Returns the failure that the last call on this thread left in {@code errno}. */
    static PosixException failure(String call) {
        return new PosixException(call, POSIX.errno());
    }

    static boolean interruptedBySignal() {
        return POSIX.errno() == Errno.EINTR.intValue();
    }
}
