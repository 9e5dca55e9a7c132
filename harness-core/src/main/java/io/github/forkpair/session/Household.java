package io.github.forkpair.session;

import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.jvm.RandomName;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.ChildPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the children of a pair reach each other.
 *
 * @param directory has their sockets, and goes with the pair
 * @param handed what each is handed to reach the others
 * @param kin the numbers of those who reach or are reached
 */
record Household(SharedDirectory directory, String secret, Set<Integer> kin) {

    /** Sets one up; the directory is the caller's to close. */
    static Household of(Set<Integer> kin, Step.Hook hook) throws IOException {
        SharedDirectory directory = SharedDirectory.createForSockets(hook);
        return new Household(directory, newSecret(), Set.copyOf(kin));
    }

    /** Returns what a child is told of it; null for one that has nobody to reach. */
    ChildOrder.@Nullable Kin of(ChildPlan child) {
        int number = child.seat().number();
        return kin.contains(number)
                ? new ChildOrder.Kin(number, directory.path().toString(), secret)
                : null;
    }

    /** Returns where the parent side listens for a child that connects to a socket with a name. */
    Path socketFor(ChildPlan child) {
        return directory
                .path()
                .resolve("parent-" + child.seat().number() + "-" + child.seat().incarnation());
    }

    /** Returns what nobody guesses who is not told. */
    static String newSecret() {
        return RandomName.next() + RandomName.next();
    }
}
