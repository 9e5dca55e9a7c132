package io.github.forkpair.junit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestPlan;

/** The runs of JUnit's launcher in this JVM, one of which may be started by a test of another. */
final class RunningPlans {

    private static final List<TestPlan> RUNNING = new CopyOnWriteArrayList<>();

    private RunningPlans() {}

    static void begin(TestPlan plan) {
        RUNNING.add(plan);
    }

    static void end(TestPlan plan) {
        RUNNING.remove(plan);
    }

    /**
     * Returns the configuration parameters of the run that a test is of, but for those that another
     * JVM of the same class path and properties has by itself.
     */
    static Map<String, String> parametersOf(ExtensionContext context) {
        Map<String, String> found = new LinkedHashMap<>();
        UniqueId id = UniqueId.parse(context.getUniqueId());
        RUNNING.stream()
                .filter(plan -> has(plan, id))
                .reduce((outer, inner) -> inner)
                .ifPresent(plan -> addTo(found, plan.getConfigurationParameters()));
        return found;
    }

    private static void addTo(Map<String, String> found, ConfigurationParameters parameters) {
        for (String name : parameters.keySet()) {
            Optional<String> value = parameters.get(name);
            if (!value.equals(Optional.ofNullable(System.getProperty(name)))) {
                value.ifPresent(given -> found.put(name, given));
            }
        }
    }

    private static boolean has(TestPlan plan, UniqueId id) {
        return plan.getRoots().stream().anyMatch(root -> id.hasPrefix(root.getUniqueIdObject()));
    }
}
