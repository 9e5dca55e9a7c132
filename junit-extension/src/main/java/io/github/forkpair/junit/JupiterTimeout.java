package io.github.forkpair.junit;

import io.github.forkpair.plan.DurationText;
import io.github.forkpair.plan.TimeLimit;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    /**
     * Returns the timeout, if there is one that Jupiter heeds.
     *
     * @param debugged whether the test JVM was started for a debugger
     */
    static Optional<TimeLimit> of(ExtensionContext context, boolean debugged) {
        String mode = context.getConfigurationParameter(PREFIX + "mode").orElse("enabled");
        if (mode.equals("disabled") || mode.equals("disabled_on_debug") && debugged) {
            return Optional.empty();
        }
        Optional<Annotated> annotated = annotated(context);
        if (annotated.isPresent()) {
            return annotated.map(Annotated::limit);
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
        ThreadMode mode =
                annotated(context)
                        .map(annotated -> annotated.timeout().threadMode())
                        .orElse(ThreadMode.INFERRED);
        return mode == ThreadMode.SAME_THREAD
                || mode == ThreadMode.INFERRED
                        && context.getConfigurationParameter(PREFIX + "thread.mode.default")
                                .filter("same_thread"::equalsIgnoreCase)
                                .isPresent();
    }

    /**
     * The annotation that counts.
     *
     * @param place on which method or class it stands
     */
    private record Annotated(Timeout timeout, String place) {

        /** Returns its limit, under the name by which its author finds it. */
        TimeLimit limit() {
            boolean seconds = timeout.unit() == TimeUnit.SECONDS;
            String written =
                    seconds
                            ? "@Timeout(" + timeout.value() + ")"
                            : "@Timeout(value = "
                                    + timeout.value()
                                    + ", unit = "
                                    + timeout.unit()
                                    + ")";
            return TimeLimit.given(
                    Duration.of(timeout.value(), timeout.unit().toChronoUnit()),
                    written + " on " + place);
        }
    }

    private static Optional<Annotated> annotated(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        Class<?> testClass = context.getRequiredTestClass();
        Optional<Annotated> found =
                AnnotationSupport.findAnnotation(method, Timeout.class)
                        .map(timeout -> new Annotated(timeout, name(testClass, method)));
        for (Class<?> type = testClass;
                found.isEmpty() && type != null;
                type = type.getEnclosingClass()) {
            String place = name(type);
            found =
                    AnnotationSupport.findAnnotation(type, Timeout.class)
                            .map(timeout -> new Annotated(timeout, place));
        }
        return found;
    }

    private static String name(Class<?> testClass, Method method) {
        return name(testClass) + "." + method.getName();
    }

    /** As the texts of failures name classes. */
    private static String name(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }

    private static Optional<TimeLimit> configured(ExtensionContext context, String name) {
        // Jupiter itself refuses what cannot be read.
        return context.getConfigurationParameter(PREFIX + name)
                .flatMap(DurationText::read)
                .map(time -> TimeLimit.given(time, PREFIX + name));
    }
}
