package io.github.forkpair.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one pair by JUnit's launcher, and prints what became of it. */
final class OnePairMain {

    private OnePairMain() {}

    public static void main(String[] arguments) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(SharedDirTestCase.class))
                                .configurationParameter("forkpair.evidence.dir", arguments[0])
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsStartedCount() == 0) {
            System.exit(1); // JUnit had too little for itself
        }
        System.out.println("passed " + summary.getTestsSucceededCount());
        summary.getFailures().forEach(each -> System.out.println("failed " + each.getException()));
    }
}
