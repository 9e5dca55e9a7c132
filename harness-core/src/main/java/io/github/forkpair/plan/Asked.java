package io.github.forkpair.plan;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter of a child's side asks for that its type alone does not say, in a word that a
 * child is told.
 */
public final class Asked {

    /** Precedes the index of the child within its role. */
    public static final String INDEX = "index ";

    /** Precedes a sibling's number and, after a space, its seat's name, for a channel to it. */
    public static final String SIBLING = "sibling ";

    /** Precedes a line of the same kind for each of several siblings. */
    public static final String SIBLINGS = "siblings ";

    /** Asks for what the harness has not: whoever runs the side finds it. */
    public static final String ELSEWHERE = "elsewhere";

    /** Precedes the size of the memory that all sides have, in bytes. */
    public static final String MEMORY = "memory ";

    /** Precedes the place of a value among the arguments of the invocation, from 0. */
    public static final String ARGUMENT = "argument ";

    /** Precedes the same of a value for the constructor of the test class, in their order. */
    public static final String CONSTRUCTOR = "constructor ";

    /** Precedes the same of a value for a field, and its class and its name. */
    public static final String FIELD = "field ";

    /** Precedes the place of a value that whoever runs the side may want, besides all others. */
    public static final String BESIDES = "besides ";

    private static final String ON_COMMAND_LINE = "--asked=";

    private Asked() {}

    /** Returns how a word names a sibling. */
    public static String sibling(Seat seat) {
        return seat.number() + " " + seat.name();
    }

    /** Returns the numbers of the siblings that a word asks for; none if it asks for none. */
    public static Set<Integer> siblings(String word) {
        Set<Integer> numbers = new TreeSet<>();
        if (word.startsWith(SIBLINGS) || word.startsWith(SIBLING)) {
            String named = word.substring(word.indexOf(' ') + 1);
            named.lines().forEach(line -> numbers.add(number(line)));
        }
        return numbers;
    }

    /** Returns the place of the argument that a word asks for; -1 if it asks for none. */
    public static int argumentOf(String word) {
        if (!word.startsWith(ARGUMENT) && !word.startsWith(BESIDES) && !isOfTheClass(word)) {
            return -1;
        }
        int from = word.indexOf(' ') + 1;
        int to = word.indexOf(' ', from);
        return Integer.parseInt(word.substring(from, to < 0 ? word.length() : to));
    }

    /** Tells whether a word is of what the instance is made from, and not of a parameter. */
    public static boolean isOfTheClass(String word) {
        return word.startsWith(CONSTRUCTOR) || word.startsWith(FIELD);
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf(' ')));
    }

    /** Returns such a word for a command line, in ASCII. */
    public static String argument(String word) {
        StringBuilder argument = new StringBuilder(ON_COMMAND_LINE);
        AsciiText.encode(argument, word, "");
        return argument.toString();
    }

    /** Reads back an {@link #argument}; null if it is none. */
    public static @Nullable String parse(String argument) {
        return argument.startsWith(ON_COMMAND_LINE)
                ? PropertyText.decoded(argument.substring(ON_COMMAND_LINE.length()))
                : null;
    }
}
