package io.github.forkpair.plan;

import java.util.Collection;

/**
 * A console that is listened to.
 *
 * @param lines takes what is printed, wherever it is printed to
 */
public record Listened(Collection<String> lines) implements Console {

    @Override
    public void out(String line) {
        lines.add(line);
    }

    @Override
    public void err(String line) {
        lines.add(line);
    }
}
