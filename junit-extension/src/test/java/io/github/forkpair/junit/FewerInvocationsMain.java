package io.github.forkpair.junit;

import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherFactory;

/** A build of its own, in which tests have as many invocations as it is told. */
final class FewerInvocationsMain {

    private FewerInvocationsMain() {}

    /**
     * Takes the evidence directory, how many invocations there are, after which of them the source
     * breaks, and what to select: classes and unique ids.
     */
    public static void main(String[] arguments) {
        System.setProperty("test.invocations", arguments[1]);
        System.setProperty("test.breaksAfter", arguments[2]);
        LauncherFactory.create()
                .execute(
                        request()
                                .selectors(
                                        Arrays.stream(arguments)
                                                .skip(3)
                                                .map(FewerInvocationsMain::selector)
                                                .toList())
                                .configurationParameter("forkpair.evidence.dir", arguments[0])
                                .configurationParameter("forkpair.attachments", "never")
                                .enableImplicitConfigurationParameters(false)
                                .build());
        Runtime.getRuntime().halt(0);
    }

    private static DiscoverySelector selector(String text) {
        return text.startsWith("[")
                ? DiscoverySelectors.selectUniqueId(text)
                : DiscoverySelectors.selectClass(text);
    }

    static Stream<Integer> numbers() {
        return IntStream.rangeClosed(1, Integer.getInteger("test.invocations"))
                .peek(
                        number -> {
                            if (number > Integer.getInteger("test.breaksAfter")) {
                                throw new IllegalStateException("no more numbers");
                            }
                        })
                .boxed();
    }

    static class MethodTestCase {

        @ParentSideTemplate
        @ParameterizedTest
        @MethodSource("io.github.forkpair.junit.FewerInvocationsMain#numbers")
        void parent(int number) {
            throw new IllegalStateException("number " + number);
        }

        @ChildSide
        void child() {}
    }

    @ParameterizedClass
    @MethodSource("io.github.forkpair.junit.FewerInvocationsMain#numbers")
    static class ClassTestCase {

        @Parameter int number;

        @ParentSide
        void parent() {
            throw new IllegalStateException("number " + number);
        }

        @ChildSide
        void child() {}
    }
}
