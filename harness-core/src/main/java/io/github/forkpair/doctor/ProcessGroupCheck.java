package io.github.forkpair.doctor;

import io.github.forkpair.Signal;

/**
 * Ends a process and what that has started by one signal to their group.
 *
 * @param script starts a process in the group, and says so; both wait for their input
 */
record ProcessGroupCheck(String script) implements Check {

    ProcessGroupCheck() {
        this("exec 3<&0; (read line <&3) & echo both; read line");
    }

    @Override
    public Capability capability() {
        return Capability.PROCESS_GROUP;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        Shell shell = Shell.start(bench, script);
        shell.heard().await("both");
        shell.process().signalGroup(Signal.SIGKILL);
        // Both hold the pipe: that it ends says that both are gone.
        shell.heard().all();
        return new Finding.Works("one signal ends a process and what it has started");
    }
}
