package io.github.forkpair.transfer;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A throwable with its causes and what was suppressed, however deep, each once. */
final class HeldThrowables {

    /** One that holds more makes them up as it is asked. */
    private static final int MOST = 1000;

    private HeldThrowables() {}

    /**
     * Finds them. Throws whatever their own methods throw.
     *
     * @throws IllegalArgumentException if there are too many
     */
    static Set<Throwable> of(Throwable thrown) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(List.of(thrown));
        while (!left.isEmpty()) {
            Throwable next = left.remove();
            if (found.add(next)) {
                left.addAll(List.of(next.getSuppressed()));
                Throwable cause = next.getCause();
                if (cause != null) {
                    left.add(cause);
                }
            }
            if (found.size() > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " throwables in one");
            }
        }
        return found;
    }
}
