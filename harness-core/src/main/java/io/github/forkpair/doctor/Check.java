package io.github.forkpair.doctor;

/** A way to try one capability. */
interface Check {

    /** Returns what it tries. */
    Capability capability();

    /**
     * Tries it.
     *
     * @param bench owns whatever the check opens or starts, and closes it afterwards, or as soon as
     *     the check's time is up
     * @return what came of it
     * @throws Exception if it does not work, as an {@link Error} may say as well
     */
    Finding run(Bench bench) throws Exception;
}
