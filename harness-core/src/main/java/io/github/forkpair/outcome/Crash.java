package io.github.forkpair.outcome;

import java.util.Optional;

/**
 * A crash of a child's JVM, as its own report tells it.
 *
 * @param signal the name of the signal that HotSpot took for a crash, such as {@code SIGSEGV};
 *     empty where it ended itself for another reason
 * @param reason the report's first words on what happened
 * @param frame the frame in which it happened, as HotSpot writes it; empty where it names none
 * @param java the author's innermost frame on the stack of the thread that crashed
 * @param log the name of its report in the evidence directory
 */
public record Crash(
        String signal, String reason, String frame, Optional<StackTraceElement> java, String log) {}
