package io.github.forkpair.junit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which repetition of a test it is, in another process. */
record ToldRepetition(
        int getCurrentRepetition,
        int getTotalRepetitions,
        int getFailureCount,
        int getFailureThreshold)
        implements RepetitionInfo {

    private static final Pattern INVOCATION =
            Pattern.compile(".*\\[test-template-invocation:#(\\d+)]");

    private static final String FAILURES = "failures";

    static ToldRepetition of(RepetitionInfo info) {
        return new ToldRepetition(
                info.getCurrentRepetition(),
                info.getTotalRepetitions(),
                info.getFailureCount(),
                info.getFailureThreshold());
    }

    /** Tells the same where the parent side has not asked for it; nothing of any other test. */
    static Optional<ToldRepetition> of(ExtensionContext context) {
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        return AnnotationSupport.findAnnotation(context.getTestMethod(), RepeatedTest.class)
                .filter(repeated -> invocation.matches())
                .map(
                        repeated ->
                                new ToldRepetition(
                                        Integer.parseInt(invocation.group(1)),
                                        repeated.value(),
                                        failures(context).get(),
                                        repeated.failureThreshold()));
    }

    /** Notes that a repetition has failed, for those that come after it. */
    static void failed(ExtensionContext context) {
        failures(context).incrementAndGet();
    }

    private static AtomicInteger failures(ExtensionContext context) {
        return context.getParent()
                .orElseThrow()
                .getStore(ForkpairExtension.NAMESPACE)
                .getOrComputeIfAbsent(FAILURES, any -> new AtomicInteger(), AtomicInteger.class);
    }
}
