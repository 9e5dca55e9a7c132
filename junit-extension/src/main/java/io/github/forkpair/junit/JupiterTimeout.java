package io.github.forkpair.junit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** As the JUnit User Guide gives it. */
    private static final Pattern DURATION =
            Pattern.compile(
                    "([1-9]\\d*) ?(ns|μs|ms|s|m|h|d)?",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, ChronoUnit> UNITS =
            Map.of(
                    "ns", ChronoUnit.NANOS,
                    "μs", ChronoUnit.MICROS,
                    "ms", ChronoUnit.MILLIS,
                    "s", ChronoUnit.SECONDS,
                    "m", ChronoUnit.MINUTES,
                    "h", ChronoUnit.HOURS,
                    "d", ChronoUnit.DAYS);

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
        Matcher parts =
                DURATION.matcher(
                        context.getConfigurationParameter(PREFIX + name).orElse("").strip());
        if (!parts.matches()) {
            return Optional.empty(); // Jupiter itself refuses what it cannot read
        }
        String unit = parts.group(2) == null ? "s" : parts.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(Duration.of(Long.parseLong(parts.group(1)), UNITS.get(unit)));
    }
}
