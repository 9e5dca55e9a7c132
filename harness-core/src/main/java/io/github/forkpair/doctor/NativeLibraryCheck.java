package io.github.forkpair.doctor;

import io.github.forkpair.posix.NativeLibrary;

/** Loads JNR, and calls into the C library through it. */
final class NativeLibraryCheck implements Check {

    private static final String NOTE =
            "This JDK warns on standard error when native code is loaded. forkpair:prepare gives test"
                    + " JVMs --enable-native-access=ALL-UNNAMED, against that; elsewhere, give it"
                    + " yourself.";

    @Override
    public Capability capability() {
        return Capability.NATIVE_LIBRARY;
    }

    @Override
    public Finding run(Bench bench) {
        boolean warned = NativeLibrary.isWarnedOf();
        return judge(warned, NativeLibrary.load());
    }

    static Finding judge(boolean warned, String libc) {
        String what = "JNR loads, and calls " + libc;
        return warned ? new Finding.WorksWithNote(what, NOTE) : new Finding.Works(what);
    }
}
