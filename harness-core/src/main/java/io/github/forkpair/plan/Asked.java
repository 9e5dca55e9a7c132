package io.github.forkpair.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a parameter of a child's side asks for that its type alone does not say, in a word that a
 * child is told.
 */
public final class Asked {

    /** Precedes the index of the child within its role. */
    public static final String INDEX = "index ";

    /** Precedes the seat's name of a sibling, for a channel to it. */
    public static final String SIBLING = "sibling ";

    /** Precedes a role, for channels to all of that role but the child itself. */
    public static final String SIBLINGS = "siblings ";

    private static final String ARGUMENT = "--asked=";

    private Asked() {}

    /** Returns such a word for a command line, in ASCII. */
    public static String argument(String word) {
        StringBuilder argument = new StringBuilder(ARGUMENT);
        AsciiText.encode(argument, word, "");
        return argument.toString();
    }

    /** Reads back an {@link #argument}; null if it is none. */
    public static @Nullable String parse(String argument) {
        return argument.startsWith(ARGUMENT)
                ? PropertyText.decoded(argument.substring(ARGUMENT.length()))
                : null;
    }
}
