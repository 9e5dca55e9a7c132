package io.github.forkpair.evidence;

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
}
