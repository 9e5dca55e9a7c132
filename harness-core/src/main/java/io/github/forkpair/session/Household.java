package io.github.forkpair.session;

import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.jvm.RandomName;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.transport.Handed;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the children of a pair reach each other.
 *
 * @param directory has their sockets, and goes with the pair
 * @param handed what each is handed to reach the others
 * @param kin the numbers of those who reach or are reached
 */
record Household(SharedDirectory directory, Handed.Told handed, Set<Integer> kin) {

    /** Sets one up; the directory is the caller's to close. */
    static Household of(Set<Integer> kin, Step.Hook hook) throws IOException {
        SharedDirectory directory = SharedDirectory.createForSockets(hook);
        String secret = RandomName.next() + RandomName.next();
        return new Household(directory, new Handed.Told(directory.path(), secret), Set.copyOf(kin));
    }

    /** Returns what a child is told of it; null for one that has nobody to reach. */
    ChildOrder.@Nullable Kin of(ChildPlan child) {
        int number = child.seat().number();
        return kin.contains(number)
                ? new ChildOrder.Kin(number, handed.address().toString(), handed.secret())
                : null;
    }
}
