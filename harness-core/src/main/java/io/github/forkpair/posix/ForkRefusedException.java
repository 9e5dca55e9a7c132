package io.github.forkpair.posix;

import java.io.IOException;

/** This JVM is not forked: it, or this machine, or what its threads do, is not fit for it. */
public final class ForkRefusedException extends IOException {

    private static final long serialVersionUID = 1;

    ForkRefusedException(String reason) {
        super(reason);
    }
}
