package io.github.forkpair.junit;

import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.TransportKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what the harness prints in one {@link TestRun}, whatever else prints meanwhile. */
class HeardConsole implements Console {

    /** Has every child of a run be a fork, whatever its side says. */
    static final String FORKED = "all.forked";

    /** Has every child of a run connected so, whatever its side says. */
    static final String TRANSPORT = "all.connected.by";

    private static final String PARAMETER = "heard.console";
    private static final Map<String, HeardConsole> HEARD = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();

    @Override
    public void out(String line) {
        out.add(line);
    }

    @Override
    public void err(String line) {
        err.add(line);
    }

    /** Returns what was printed for the test's own output, line by line. */
    String out() {
        return String.join("\n", out);
    }

    /** Returns what was printed for a person to see, line by line. */
    String err() {
        return String.join("\n", err);
    }

    /** Returns the configuration by which a run finds its console. */
    Map<String, String> begin() {
        HEARD.put(id, this);
        return Map.of(
                PARAMETER,
                id,
                "junit.jupiter.extensions.autodetection.enabled",
                "true",
                "junit.jupiter.extensions.autodetection.include",
                Passing.class.getName());
    }

    void end() {
        HEARD.remove(id);
    }

    /** Passes the console of a run to the extension. */
    public static final class Passing implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            context.getConfigurationParameter(FORKED)
                    .ifPresent(
                            all ->
                                    context.getRoot()
                                            .getStore(ForkpairExtension.NAMESPACE)
                                            .put(LaunchMode.class, LaunchMode.FORK));
            context.getConfigurationParameter(TRANSPORT)
                    .ifPresent(
                            kind ->
                                    context.getRoot()
                                            .getStore(ForkpairExtension.NAMESPACE)
                                            .put(TransportKind.class, TransportKind.valueOf(kind)));
            context.getConfigurationParameter(PARAMETER)
                    .ifPresent(
                            id ->
                                    context.getRoot()
                                            .getStore(ForkpairExtension.NAMESPACE)
                                            .put(Console.class, HEARD.get(id)));
        }
    }
}
