package io.github.forkpair.doctor;

/** How much a pair needs a capability. */
public enum Need {
    /** Without it no pair can run, or none could promise that nothing outlives it. */
    REQUIRED,
    /** Without it a pair runs, and a failure tells less. */
    USEFUL
}
