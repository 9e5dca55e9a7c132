package io.github.forkpair.junit;

import io.github.forkpair.plan.DurationText;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Finds the timeout that Jupiter has for a test, by annotation or by configuration, so that it is
 * the pair's deadline too.
 */
final class JupiterTimeout {

    private static final String PREFIX = "junit.jupiter.execution.timeout.";

    private static final List<String> DEFAULTS = List.of("testable.method.default", "default");

    private JupiterTimeout() {}

    static Optional<Duration> of(ExtensionContext context) {
        if (context.getConfigurationParameter(PREFIX + "mode")
                .filter("disabled"::equals)
                .isPresent()) {
            return Optional.empty();
        }
        Optional<Timeout> annotation = annotation(context);
        if (annotation.isPresent()) {
            Timeout timeout = annotation.get();
            return Optional.of(Duration.of(timeout.value(), timeout.unit().toChronoUnit()));
        }
        String kind =
                AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), TestTemplate.class)
                        ? "testtemplate.method.default"
                        : "test.method.default";
        return configured(context, kind)
                .or(
                        () ->
                                DEFAULTS.stream()
                                        .flatMap(name -> configured(context, name).stream())
                                        .findFirst());
    }

    /**
     * Tells whether the author asks for the test to run on JUnit's own thread, as Jupiter's
     * timeouts call it.
     */
    static boolean keepsTheTestsThread(ExtensionContext context) {
        ThreadMode mode = annotation(context).map(Timeout::threadMode).orElse(ThreadMode.INFERRED);
        return mode == ThreadMode.SAME_THREAD
                || mode == ThreadMode.INFERRED
                        && context.getConfigurationParameter(PREFIX + "thread.mode.default")
                                .filter("same_thread"::equalsIgnoreCase)
                                .isPresent();
    }

    private static Optional<Timeout> annotation(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        Optional<Timeout> annotation = AnnotationSupport.findAnnotation(method, Timeout.class);
        for (Class<?> type = context.getRequiredTestClass();
                annotation.isEmpty() && type != null;
                type = type.getEnclosingClass()) {
            annotation = AnnotationSupport.findAnnotation(type, Timeout.class);
        }
        return annotation;
    }

    private static Optional<Duration> configured(ExtensionContext context, String name) {
        // Jupiter itself refuses what cannot be read.
        return context.getConfigurationParameter(PREFIX + name).flatMap(DurationText::read);
    }
}
