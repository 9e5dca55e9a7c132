package io.github.forkpair.doctor;

/** How much a pair needs a capability. */
public enum Need {
    /** Without it no pair can run, or none could promise that nothing outlives it. */
    REQUIRED,
    /** Without it pairs run, but a failure tells less, or a side cannot be a fork. */
    USEFUL
}
