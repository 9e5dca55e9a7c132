package io.github.forkpair.doctor;

/**
 * One row of the doctor's table.
 *
 * @param capability what was looked for
 * @param finding what it came to
 */
public record Row(Capability capability, Finding finding) {

    /** Tells whether the capability was not seen to be there. */
    public boolean failed() {
        return finding instanceof Finding.Fails || finding instanceof Finding.NotTried;
    }

    /** Tells whether no pair can run for it. */
    public boolean preventsPairs() {
        return failed() && capability.need() == Need.REQUIRED;
    }
}
