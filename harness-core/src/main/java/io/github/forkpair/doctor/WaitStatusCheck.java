package io.github.forkpair.doctor;

import io.github.forkpair.ExitStatus;

/**
 * Tells a process that exits with 137 from one that SIGKILL ends, which shells and the JDK do not.
 */
final class WaitStatusCheck implements Check {

    @Override
    public Capability capability() {
        return Capability.WAIT_STATUS;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        return judge(
                Shell.start(bench, "exit 137").process().awaitEnd(),
                Shell.start(bench, "kill -KILL $$").process().awaitEnd());
    }

    Finding judge(ExitStatus exited, ExitStatus killed) {
        boolean right =
                exited.equals(new ExitStatus.Exited(137))
                        && killed.equals(new ExitStatus.Signaled(9, "SIGKILL", false));
        return right
                ? new Finding.Works("exit 137 and SIGKILL are told apart")
                : capability().fails("exit 137 was seen as " + exited + ", SIGKILL as " + killed);
    }
}
