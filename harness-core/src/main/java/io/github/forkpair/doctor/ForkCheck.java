package io.github.forkpair.doctor;

/**
 * Looks what came of a fork, for one row.
 *
 * @param capability the row
 * @param trial the fork, which is one for all rows
 */
record ForkCheck(Capability capability, ForkTrial trial) implements Check {

    @Override
    public Finding run(Bench bench) throws Exception {
        return trial.words(bench).of(capability).finding();
    }
}
