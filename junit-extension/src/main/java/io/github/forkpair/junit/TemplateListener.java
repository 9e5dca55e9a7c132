package io.github.forkpair.junit;

import io.github.forkpair.evidence.TemplateRuns;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Hears of each run, and which invocations a test template has, so that the evidence of those goes
 * that it had in an earlier build and has no more. Where somebody asks for single invocations, as
 * to run again what failed, nothing is known of the others.
 */
public final class TemplateListener implements LauncherDiscoveryListener, TestExecutionListener {

    private static final String TEMPLATE = "-template";
    private static final String INVOCATION = "-invocation";

    /** JUnit creates one listener for what it finds, and another for what it runs. */
    private static volatile boolean asksForInvocations;

    private volatile @Nullable TestPlan plan;

    /** Is created by JUnit. */
    public TemplateListener() {}

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        asksForInvocations =
                request.getSelectorsByType(DiscoverySelector.class).stream()
                        .anyMatch(TemplateListener::isOfAnInvocation);
    }

    private static boolean isOfAnInvocation(DiscoverySelector selector) {
        return selector instanceof IterationSelector
                || selector instanceof UniqueIdSelector one
                        && one.getUniqueId().getSegments().stream()
                                .anyMatch(each -> each.getType().endsWith(INVOCATION));
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        RunningPlans.begin(started);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan ended) {
        RunningPlans.end(ended);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        TestPlan running = plan;
        if (running != null
                && test.isContainer()
                && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL
                && !asksForInvocations
                && isTemplate(test.getUniqueIdObject())) {
            Set<String> invocations =
                    running.getChildren(test).stream()
                            .map(TestIdentifier::getUniqueId)
                            .collect(Collectors.toSet());
            TemplateRuns.end(test.getUniqueId(), invocations);
        }
    }

    private static boolean isTemplate(UniqueId id) {
        return id.getLastSegment().getType().endsWith(TEMPLATE);
    }
}
