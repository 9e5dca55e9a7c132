package io.github.forkpair.doctor;

import io.github.forkpair.ExitStatus;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a JVM that was to be forked said, or its fork.
 *
 * @param who which of them
 * @param said all that it printed
 * @param status how it ended; nothing if it had to be ended
 */
record ForkWords(String who, String said, Optional<ExitStatus> status) {

    /** Returns what it said of a row. Where that is nothing, the row fails with all the rest. */
    Answer of(Capability row) {
        return said.lines()
                .flatMap(line -> Answer.read(line).stream())
                .filter(answer -> answer.capability() == row)
                .findFirst()
                .orElseGet(() -> Answer.fails(row, who + " " + end() + "; " + rest()));
    }

    private String end() {
        return status.map(how -> "ended too soon, with " + how).orElse("hung");
    }

    private String rest() {
        String rest =
                said.lines()
                        .filter(line -> !line.startsWith(Answer.OURS))
                        .filter(line -> !line.startsWith("\tat "))
                        .collect(Collectors.joining("\n"))
                        .strip();
        return rest.isEmpty() ? "it said nothing" : "it said: " + rest;
    }
}
