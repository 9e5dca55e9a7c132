package io.github.forkpair.evidence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reader of a failure is told besides the facts.
 *
 * @param likely what most often leads to such a failure; empty where nothing stands out, or where
 *     the facts say it
 * @param toDo what to do about it; empty where that is plain
 */
record Hint(String likely, String toDo) {

    /** Nothing to add to the facts. */
    static final Hint NONE = new Hint("", "");

    static Hint likely(String cause) {
        return new Hint(cause, "");
    }

    /** Returns one that says what each of them says, in lines of its own. */
    static Hint all(List<Hint> hints) {
        return new Hint(
                hints.stream()
                        .map(Hint::likely)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")),
                hints.stream()
                        .map(Hint::toDo)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")));
    }
}
