package io.github.forkpair.session;

import io.github.forkpair.launch.Daemon;
import io.github.forkpair.launch.Launcher;
import io.github.forkpair.launch.PipedLauncher;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.TransportKind;
import io.github.forkpair.transport.ListeningWire;
import io.github.forkpair.transport.SocketPairWire;
import io.github.forkpair.transport.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * By what a pair is launched and told of.
 *
 * @param permits bounds how many children there are
 * @param wires connects its sides
 * @param launcher brings its child into being
 * @param loader finds the classes of what comes from the child
 * @param console takes what is said of it
 * @param silence how long it may run before it is told of
 * @param hook is told of each step of the launch
 */
record Means(
        ChildPermits permits,
        Wire.Source<TransportKind> wires,
        Launcher launcher,
        ClassLoader loader,
        Console console,
        Duration silence,
        Step.Hook hook) {

    static Wire open(TransportKind kind, @Nullable Path socket, Consumer<String> turnedAway)
            throws IOException {
        if (kind == TransportKind.SOCKETPAIR) {
            return SocketPairWire.open();
        }
        ListeningWire.How how =
                new ListeningWire.How(
                        Household.newSecret(),
                        work -> Daemon.start("forkpair-listener", work),
                        turnedAway);
        return kind == TransportKind.UNIX
                ? ListeningWire.unix(Objects.requireNonNull(socket), how)
                : ListeningWire.tcp(how);
    }

    /** Returns what every pair is launched by, but for tests of the launch itself. */
    static Means usual(ClassLoader loader, Console console) {
        return new Means(
                ChildPermits.OF_THIS_JVM,
                Means::open,
                new PipedLauncher(Step.Hook.NONE),
                loader,
                console,
                Progress.INTERVAL,
                Step.Hook.NONE);
    }
}
