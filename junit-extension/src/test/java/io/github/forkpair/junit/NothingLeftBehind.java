package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Holds after each test and after the whole suite: no process, descriptor, thread or temporary
 * directory more than before. Registered for every test of this module.
 */
public final class NothingLeftBehind
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(NothingLeftBehind.class);

    /** Compares at the end of the suite, when Jupiter closes its outermost store. */
    private record SuiteCheck(Holdings before) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            assertThat(Holdings.now()).as("after the whole suite").isEqualTo(before);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Holdings now = Holdings.now();
        context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("suite", any -> new SuiteCheck(now));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        context.getStore(NAMESPACE).put("before", Holdings.now());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        assertThat(Holdings.now()).isEqualTo(context.getStore(NAMESPACE).get("before"));
    }
}
