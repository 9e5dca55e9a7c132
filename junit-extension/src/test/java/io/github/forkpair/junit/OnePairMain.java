package io.github.forkpair.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs one pair by JUnit's launcher, and prints what became of it; with a second argument one whose
 * child is a fork.
 */
final class OnePairMain {

    private OnePairMain() {}

    public static void main(String[] arguments) {
        Class<?> pair =
                arguments.length == 1
                        ? SharedDirTestCase.class
                        : ForkedPairs.SameInstanceTestCase.class;
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(pair))
                                .configurationParameter("forkpair.evidence.dir", arguments[0])
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsStartedCount() == 0) {
            System.exit(1); // JUnit had too little for itself
        }
        System.out.println("passed " + summary.getTestsSucceededCount());
        System.out.println("aborted " + summary.getTestsAbortedCount());
        summary.getFailures().forEach(each -> System.out.println("failed " + each.getException()));
    }
}
