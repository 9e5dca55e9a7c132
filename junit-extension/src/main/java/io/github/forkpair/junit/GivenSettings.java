package io.github.forkpair.junit;

import io.github.forkpair.jvm.AtStart;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.ExecutionRequest;

/** The settings that were given, as JUnit's configuration parameters. */
final class GivenSettings {

    private GivenSettings() {}

    /** Returns those for a test. */
    static Function<String, Optional<String>> of(ExtensionContext context) {
        return name -> given(name, context.getConfigurationParameter(name));
    }

    /** Returns those for what an engine is to run. */
    static Function<String, Optional<String>> of(ExecutionRequest request) {
        return name -> given(name, request.getConfigurationParameters().get(name));
    }

    /** JUnit asks for a system property when it needs it, which a test may have cleared by then. */
    private static Optional<String> given(String name, Optional<String> parameter) {
        return parameter.or(() -> AtStart.removed(name));
    }
}
