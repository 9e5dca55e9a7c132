package io.github.forkpair.posix;

import java.lang.reflect.InvocationTargetException;
import jnr.ffi.LibraryLoader;

/** What loads native code, and the C library that it calls. */
public final class NativeLibrary {

    /** The first JDK that warns of native code which its command line does not allow. */
    private static final int FIRST_TO_WARN = 24;

    private NativeLibrary() {}

    /**
     * Tells whether the JDK will print a warning when native code is loaded. To be asked before
     * that: afterwards it is allowed.
     */
    public static boolean isWarnedOf() {
        return Runtime.version().feature() >= FIRST_TO_WARN && !isAllowed();
    }

    /** Asks by reflection, since JDK 17 has no such method. */
    private static boolean isAllowed() {
        try {
            return Module.class
                    .getMethod("isNativeAccessEnabled")
                    .invoke(LibraryLoader.class.getModule())
                    .equals(true);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return true; // a JDK that has nothing to allow
        }
    }

    /**
     * Loads the native code, unless it is loaded.
     *
     * @return the C library that it calls, such as {@code glibc 2.36}
     * @throws LinkageError if it cannot be loaded
     */
    public static String load() {
        Native.POSIX.getpid();
        if (!PosixSystem.LINUX) {
            return "the system's C library";
        }
        try {
            return "glibc " + Native.OfLinux.LIBC.gnu_get_libc_version();
        } catch (UnsatisfiedLinkError e) {
            return "a C library other than glibc"; // musl does not say its name
        }
    }
}
