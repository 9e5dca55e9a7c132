package io.github.forkpair.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Runs tests by JUnit's launcher, as a build tool or an IDE does in its test JVM. */
final class RunInThisJvm {

    private RunInThisJvm() {}

    /** Returns what each test came to: that it passed, or the first line of its failure. */
    static Map<String, String> of(
            Launcher launcher, Class<?> tests, Map<String, String> configuration) {
        TreeMap<String, String> results = new TreeMap<>();
        launcher.execute(
                request()
                        .selectors(selectClass(tests))
                        .configurationParameters(configuration)
                        .enableImplicitConfigurationParameters(false)
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionSkipped(TestIdentifier test, String reason) {
                        results.put(test.getDisplayName(), "skipped: " + reason);
                    }

                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (test.isTest()) {
                            results.put(
                                    test.getDisplayName(),
                                    result.getThrowable().map(RunInThisJvm::text).orElse("passed"));
                        }
                    }
                });
        return results;
    }

    private static String text(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return thrown.getClass().getName() + "|" + message.lines().findFirst().orElse("");
    }
}
