package io.github.forkpair.doctor;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.Signal;

/**
 * Stops a process, lets it go on, and asks it to end.
 *
 * @param script says that it is up, and waits for its input
 */
record SignalsCheck(String script) implements Check {

    SignalsCheck() {
        this("echo up; read line");
    }

    @Override
    public Capability capability() {
        return Capability.SIGNALS;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        Shell shell = Shell.start(bench, script);
        shell.heard().await("up");
        shell.process().signal(Signal.SIGSTOP);
        shell.process().awaitStop();
        shell.process().signal(Signal.SIGTERM);
        shell.process().signal(Signal.SIGCONT);
        return judge(shell.process().awaitEnd());
    }

    Finding judge(ExitStatus ending) {
        return ending.equals(new ExitStatus.Signaled(15, "SIGTERM", false))
                ? new Finding.Works("SIGSTOP, SIGCONT and SIGTERM arrive")
                : capability().fails("a process that was sent SIGTERM ended otherwise: " + ending);
    }
}
