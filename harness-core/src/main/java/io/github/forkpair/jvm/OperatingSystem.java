package io.github.forkpair.jvm;

import java.io.File;

/** The systems that differ for a pair. Asked of the system, as {@code os.name} can be anything. */
public enum OperatingSystem {
    /** Linux. */
    LINUX("Linux"),
    /** macOS. */
    MACOS("Mac OS X"),
    /** Any other. */
    OTHER("");

    private static final OperatingSystem OF_THIS_JVM =
            of(System.mapLibraryName(""), new File("/proc/self/stat").exists());

    private final String javaName;

    OperatingSystem(String javaName) {
        this.javaName = javaName;
    }

    /** Returns the one that this JVM runs on. */
    public static OperatingSystem ofThisJvm() {
        return OF_THIS_JVM;
    }

    /**
     * Tells systems apart.
     *
     * @param library how the JVM names a native library here
     * @param proc whether there are files on processes
     */
    static OperatingSystem of(String library, boolean proc) {
        if (library.endsWith(".dylib")) {
            return MACOS;
        }
        String name = AtStart.property("os.name").orElse("");
        boolean linux = proc || name.equals(LINUX.javaName); // a container may have no /proc
        return library.endsWith(".so") && linux ? LINUX : OTHER;
    }

    /** Returns what Java calls it. */
    public String javaName() {
        return this == OTHER ? AtStart.property("os.name").orElse("an unknown system") : javaName;
    }
}
