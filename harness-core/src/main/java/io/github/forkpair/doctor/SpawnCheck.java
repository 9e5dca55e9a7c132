package io.github.forkpair.doctor;

/** Starts a process and hears from it. */
final class SpawnCheck implements Check {

    @Override
    public Capability capability() {
        return Capability.SPAWN;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        Shell shell = Shell.start(bench, "echo started");
        shell.heard().await("started");
        shell.process().awaitEnd();
        return new Finding.Works("a process is started, and is heard");
    }
}
