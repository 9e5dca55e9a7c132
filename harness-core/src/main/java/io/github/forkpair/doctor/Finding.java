package io.github.forkpair.doctor;

/** What a check came to. */
public sealed interface Finding {

    /**
     * The capability is there.
     *
     * @param what what was seen of it
     */
    record Works(String what) implements Finding {}

    /**
     * The capability is there, and there is something to know about it.
     *
     * @param what what was seen of it
     * @param note what to know, and what to do where it matters
     */
    record WorksWithNote(String what, String note) implements Finding {}

    /**
     * The capability is not there.
     *
     * @param what what happened instead
     * @param remedy what to do
     */
    record Fails(String what, String remedy) implements Finding {}

    /**
     * Nobody can tell, since another capability that it rests on is not there.
     *
     * @param reason why it was not tried
     */
    record NotTried(String reason) implements Finding {}
}
