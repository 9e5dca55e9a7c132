package io.github.forkpair.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.OutputDirectoryProvider;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * Runs a pair whose child side JUnit is to run by Jupiter's engine alone, as a JVM without the
 * launcher can, and prints what became of it.
 */
final class NoLauncherMain {

    private NoLauncherMain() {}

    public static void main(String[] arguments) {
        JupiterTestEngine jupiter = new JupiterTestEngine();
        TestDescriptor root =
                jupiter.discover(
                        new Request(Path.of(arguments[0])), UniqueId.forEngine(jupiter.getId()));
        EngineExecutionListener listener =
                new EngineExecutionListener() {
                    @Override
                    public void executionFinished(TestDescriptor test, TestExecutionResult result) {
                        result.getThrowable().ifPresent(System.out::println);
                    }
                };
        OutputDirectoryProvider output = new Output(Path.of(arguments[0]));
        try (NamespacedHierarchicalStore<Namespace> session =
                        new NamespacedHierarchicalStore<>(null);
                NamespacedHierarchicalStore<Namespace> request =
                        new NamespacedHierarchicalStore<>(session)) {
            jupiter.execute(
                    ExecutionRequest.create(root, listener, new Nothing(), output, request));
        }
    }

    private record Output(Path getRootDirectory) implements OutputDirectoryProvider {
        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createTempDirectory(getRootDirectory, "output");
        }
    }

    private record Request(Path output) implements EngineDiscoveryRequest {
        @Override
        public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
            DiscoverySelector one = selectClass(LifecyclePairs.PerClassTestCase.class);
            return type.isInstance(one) ? List.of(type.cast(one)) : List.of();
        }

        @Override
        public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
            return List.of();
        }

        @Override
        public ConfigurationParameters getConfigurationParameters() {
            return new Nothing();
        }

        @Override
        public OutputDirectoryProvider getOutputDirectoryProvider() {
            return new Output(output);
        }
    }

    private static final class Nothing implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return Optional.empty();
        }

        @Deprecated
        @Override
        public int size() {
            return 0;
        }

        @Override
        public Set<String> keySet() {
            return Set.of();
        }
    }
}
