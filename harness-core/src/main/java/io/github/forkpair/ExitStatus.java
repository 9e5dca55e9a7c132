package io.github.forkpair;

import org.apiguardian.api.API;

/**
 * Says how a process ended, taken from its real wait status. So {@code exit(137)} and SIGKILL
 * differ, which {@link Process#exitValue()} cannot tell apart.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface ExitStatus {

    /**
     * The process called {@code exit}, or its JVM did.
     *
     * @param code the exit code, 0 to 255: what the process passed, modulo 256
     */
    record Exited(int code) implements ExitStatus {
        @Override
        public String toString() {
            return "exit code " + code;
        }
    }

    /**
     * A signal ended the process.
     *
     * @param number the signal's number on this system
     * @param name the signal's name, such as {@code SIGKILL}
     * @param coreDumped whether the system wrote a core file
     */
    record Signaled(int number, String name, boolean coreDumped) implements ExitStatus {
        @Override
        public String toString() {
            return "signal " + number + " (" + name + (coreDumped ? ", core dumped)" : ")");
        }
    }
}
