package io.github.forkpair.session;

import io.github.forkpair.launch.Launcher;
import io.github.forkpair.launch.SpawnLauncher;
import io.github.forkpair.plan.Console;
import java.time.Duration;

/**
 * By what a pair is launched and told of.
 *
 * @param wires connects its sides
 * @param launcher brings its child into being
 * @param loader finds the classes of what comes from the child
 * @param console takes what is said of it
 * @param silence how long it may run before it is told of
 */
record Means(
        Wire.Source wires,
        Launcher launcher,
        ClassLoader loader,
        Console console,
        Duration silence) {

    /** Returns what every pair is launched by, but for tests of the launch itself. */
    static Means usual(ClassLoader loader, Console console) {
        return new Means(
                SocketPairWire::open, new SpawnLauncher(), loader, console, Progress.INTERVAL);
    }
}
