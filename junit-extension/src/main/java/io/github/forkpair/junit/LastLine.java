package io.github.forkpair.junit;

import io.github.forkpair.evidence.EndOfRun;
import io.github.forkpair.plan.Console;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * Names the command to see what failed, as the last line of a test run. JUnit closes it at the end
 * of the launcher's session, after a test that failed has been run again.
 */
final class LastLine implements AutoCloseable {

    private LastLine() {}

    /** Lets the line come after the tests of which this is one. */
    static void comeAfter(ExtensionContext context) {
        context.getStore(
                        StoreScope.LAUNCHER_SESSION,
                        ExtensionContext.Namespace.create(LastLine.class))
                .getOrComputeIfAbsent(LastLine.class, any -> new LastLine());
    }

    /** Lets the line come after the tests that an engine is to run. */
    static void comeAfter(ExecutionRequest request) {
        NamespacedHierarchicalStore<Namespace> store = request.getStore();
        store.getParent()
                .orElse(store)
                .getOrComputeIfAbsent(
                        Namespace.create(LastLine.class), LastLine.class, any -> new LastLine());
    }

    @Override
    public void close() {
        try {
            EndOfRun.line().ifPresent(line -> Console.ofThisJvm().err("[forkpair] " + line));
        } catch (SecurityException e) {
            // A manager that a test left has failed the pairs, each with its own words.
        }
    }
}
