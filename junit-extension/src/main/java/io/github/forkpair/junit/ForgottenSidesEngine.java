package io.github.forkpair.junit;

import io.github.forkpair.jvm.AtStart;
import io.github.forkpair.plan.Console;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Fails sides whose mistakes no test of Jupiter's tells, and which would therefore pass in silence:
 * a child side with no parent side to pair with, a private or static parent side. It runs nothing.
 */
public final class ForgottenSidesEngine implements TestEngine {

    private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.builder()
                    .addClassContainerSelectorResolver(type -> !ForgottenSides.in(type).isEmpty())
                    .addSelectorResolver(context -> new ClassesWithForgottenSides())
                    .build();

    /** Creates the engine. JUnit does, before it runs any test. */
    public ForgottenSidesEngine() {
        AtStart.look();
        Console.ofThisJvm();
    }

    @Override
    public String getId() {
        return "forkpair";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        EngineDescriptor engine = new EngineDescriptor(uniqueId, "Forkpair");
        RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        listener.executionStarted(engine);
        for (TestDescriptor child : engine.getChildren()) {
            ForgottenSides forgotten = (ForgottenSides) child;
            listener.executionStarted(forgotten);
            for (ForgottenSides.Complaint complaint : forgotten.complaints()) {
                listener.executionStarted(complaint);
                UnlaunchedPair.forgotten(request, complaint);
                LastLine.comeAfter(request);
                listener.executionFinished(
                        complaint,
                        TestExecutionResult.failed(
                                Refusal.of(complaint.side(), complaint.problems())));
            }
            listener.executionFinished(forgotten, TestExecutionResult.successful());
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    /**
     * Turns each selected class that has forgotten sides, and each such class nested in it, into a
     * test that fails.
     */
    private static final class ClassesWithForgottenSides implements SelectorResolver {
        @Override
        public Resolution resolve(MethodSelector selector, Context context) {
            Class<?> type = selector.getJavaClass();
            if (!ForgottenSides.has(type, selector.getJavaMethod())) {
                return Resolution.unresolved();
            }
            return context.addToParent(
                            parent ->
                                    Optional.of(
                                            ForgottenSides.of(parent.getUniqueId(), type)
                                                    .ofMethod(selector.getJavaMethod())))
                    .map(Match::exact)
                    .map(Resolution::match)
                    .orElse(Resolution.unresolved());
        }

        @Override
        public Resolution resolve(ClassSelector selector, Context context) {
            Set<Match> matches = new LinkedHashSet<>();
            for (Class<?> found : ForgottenSides.in(selector.getJavaClass())) {
                context.addToParent(
                                parent ->
                                        Optional.of(ForgottenSides.of(parent.getUniqueId(), found)))
                        .map(Match::exact)
                        .ifPresent(matches::add);
            }
            return matches.isEmpty() ? Resolution.unresolved() : Resolution.matches(matches);
        }
    }
}
