package io.github.forkpair.doctor;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What a JVM that is to be forked, or its fork, says of one row: a line among those it prints.
 *
 * @param capability the row
 * @param works whether it is there
 * @param text what was seen of it, or what happened instead
 */
record Answer(Capability capability, boolean works, String text) {

    /** How all lines begin that are for the doctor. */
    static final String OURS = "[doctor";

    private static final String MARK = OURS + " row] ";
    private static final int PARTS = 3;

    static Answer works(Capability capability, String text) {
        return new Answer(capability, true, text);
    }

    static Answer fails(Capability capability, String text) {
        return new Answer(capability, false, text);
    }

    /** Asks for one. What is thrown instead is an answer as well. */
    static Answer of(Capability capability, Callable<Answer> question) {
        try {
            return question.call();
        } catch (Throwable e) {
            return fails(capability, Words.of(e));
        }
    }

    String line() {
        return MARK + capability.name() + " " + works + " " + text.replaceAll("\\R", "; ");
    }

    /** Reads a line; returns nothing if it is something else. */
    static Optional<Answer> read(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] parts = line.substring(MARK.length()).split(" ", PARTS);
        return Optional.of(
                new Answer(Capability.valueOf(parts[0]), Boolean.parseBoolean(parts[1]), parts[2]));
    }

    Finding finding() {
        return works ? new Finding.Works(text) : capability.fails(text);
    }
}
