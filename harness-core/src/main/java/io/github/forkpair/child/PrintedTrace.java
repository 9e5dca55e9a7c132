package io.github.forkpair.child;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A stack with its causes, as it is printed. Not loaded until one is wanted. */
final class PrintedTrace {

    /** How much of it is told; in characters. */
    private static final int LONGEST = 32_000;

    private PrintedTrace() {}

    static String of(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.getBuffer().length() <= LONGEST
                ? trace.toString()
                : trace.getBuffer().substring(0, LONGEST) + "...\n";
    }
}
