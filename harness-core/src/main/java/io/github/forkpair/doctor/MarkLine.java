package io.github.forkpair.doctor;

import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.posix.SpawnedProcess;
import java.util.Optional;
import java.util.OptionalLong;

/** A line by which a JVM says of a fork how it can be found, should the JVM not see to its end. */
final class MarkLine {

    private static final String MARK = Answer.OURS + " forked] ";
    private static final String NONE = "-";

    private MarkLine() {}

    static String of(SpawnedProcess fork) {
        return MARK + fork.pid() + " " + text(fork.started()) + " " + text(fork.limit());
    }

    /** Reads a line; returns nothing if it is something else. */
    static Optional<ChildMark> read(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] parts = line.substring(MARK.length()).split(" ");
        return Optional.of(
                new ChildMark(Long.parseLong(parts[0]), number(parts[1]), number(parts[2])));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : NONE;
    }

    private static OptionalLong number(String text) {
        return text.equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
