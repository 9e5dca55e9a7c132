package io.github.forkpair.session;

import io.github.forkpair.plan.Debugging;
import java.util.concurrent.Semaphore;

/** Lets one child at a time wait for its debugger, where all are to do so on the same port. */
final class FixedPort {

    private static final Semaphore PERMIT = new Semaphore(1, true);

    private FixedPort() {}

    /** Waits until the port is not another pair's. Returns what gives it back. */
    static AutoCloseable acquire(Debugging debugging) throws InterruptedException {
        if (!debugging.child() || debugging.port() == 0) {
            return () -> {};
        }
        PERMIT.acquire();
        return PERMIT::release;
    }
}
