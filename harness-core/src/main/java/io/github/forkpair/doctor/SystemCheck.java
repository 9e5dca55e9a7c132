package io.github.forkpair.doctor;

import io.github.forkpair.jvm.OperatingSystem;
import io.github.forkpair.posix.PosixSystem;

/** Looks whether this is a system on which a pair can run. */
final class SystemCheck implements Check {

    @Override
    public Capability capability() {
        return Capability.SYSTEM;
    }

    @Override
    public Finding run(Bench bench) {
        return PosixSystem.whyUnsupported()
                .map(capability()::fails)
                .orElseGet(() -> new Finding.Works(OperatingSystem.ofThisJvm().javaName()));
    }
}
