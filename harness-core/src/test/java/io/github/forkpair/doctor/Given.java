package io.github.forkpair.doctor;

/**
 * A check that comes to what a test gives it.
 *
 * @param capability what it says it tries
 * @param trial what it does instead
 */
record Given(Capability capability, Trial trial) implements Check {

    /** What a check does. */
    interface Trial {
        Finding run(Bench bench) throws Exception;
    }

    static Given works(Capability capability) {
        return new Given(capability, bench -> new Finding.Works("seen"));
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        return trial.run(bench);
    }
}
