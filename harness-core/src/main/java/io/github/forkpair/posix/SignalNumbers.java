package io.github.forkpair.posix;

import io.github.forkpair.Signal;

/** Translates between signals and the numbers that they have on this system. */
final class SignalNumbers {

    private SignalNumbers() {}

    static int of(Signal signal) {
        return jnr.constants.platform.Signal.valueOf(signal.name()).intValue();
    }

    static String nameOf(int number) {
        for (jnr.constants.platform.Signal signal : jnr.constants.platform.Signal.values()) {
            if (signal.defined() && signal.intValue() == number) {
                return signal.name();
            }
        }
        return "SIG" + number; // a real-time signal
    }
}
