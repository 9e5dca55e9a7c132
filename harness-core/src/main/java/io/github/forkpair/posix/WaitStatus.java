package io.github.forkpair.posix;

import io.github.forkpair.ExitStatus;

/**
 * Decodes the status word that {@code waitpid} delivers, as {@code <sys/wait.h>} does on Linux and
 * macOS.
 */
final class WaitStatus {

    private WaitStatus() {}

    static ExitStatus decode(int word) {
        int signal = word & 0x7f;
        if (signal == 0) {
            return new ExitStatus.Exited(word >> 8 & 0xff);
        }
        return new ExitStatus.Signaled(signal, SignalNumbers.nameOf(signal), (word & 0x80) != 0);
    }
}
