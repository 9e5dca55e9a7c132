package io.github.forkpair.outcome;

/**
 * What a child printed.
 *
 * @param stdout its standard output, or the end of it
 * @param stderr its standard error, or the end of it
 * @param cut whether either is only the end
 */
public record Printed(String stdout, String stderr, boolean cut) {

    /** It printed nothing. */
    public static final Printed NOTHING = new Printed("", "", false);
}
