package io.github.forkpair.benchmark;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The second JVM of a pair as one would write it by hand: it has JUnit run one test method. */
final class HandWrittenChild {

    private HandWrittenChild() {}

    /**
     * Runs a test method of {@link HandWrittenTestCase}.
     *
     * @param arguments the method's name
     */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectMethod(HandWrittenTestCase.class, arguments[0]))
                        .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        System.exit(listener.getSummary().getTestsSucceededCount() == 1 ? 0 : 1);
    }
}
