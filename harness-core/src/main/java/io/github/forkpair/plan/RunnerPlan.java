package io.github.forkpair.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs a child's side, where the child does not call its method itself.
 *
 * @param type the name of a class that is a {@code SideRunner}; empty where the child calls it
 * @param words what the front end tells that class, in its own words
 * @param classPath where the child finds that class's own classes, behind its class path
 */
public record RunnerPlan(String type, List<String> words, List<Path> classPath) {

    /** The child calls the method. */
    public static final RunnerPlan NONE = new RunnerPlan("", List.of(), List.of());

    private static final String ON_COMMAND_LINE = "--runner=";

    /** Copies the lists. */
    public RunnerPlan {
        words = List.copyOf(words);
        classPath = List.copyOf(classPath);
    }

    /** Tells whether the child itself calls the method. */
    public boolean isNone() {
        return type.isEmpty();
    }

    /** Returns what a child is told of it: the class first; nothing where there is none. */
    public List<String> told() {
        if (isNone()) {
            return List.of();
        }
        List<String> told = new ArrayList<>(List.of(type));
        told.addAll(words);
        return told;
    }

    /** Returns one of the {@link #told} for a command line, in ASCII. */
    public static String argument(String told) {
        StringBuilder argument = new StringBuilder(ON_COMMAND_LINE);
        AsciiText.encode(argument, told, "");
        return argument.toString();
    }

    /** Tells whether a word of a command line is an {@link #argument}. */
    public static boolean isArgument(String word) {
        return word.startsWith(ON_COMMAND_LINE);
    }

    /** Reads back an {@link #argument}. */
    public static String parse(String argument) {
        return PropertyText.decoded(argument.substring(ON_COMMAND_LINE.length()));
    }
}
