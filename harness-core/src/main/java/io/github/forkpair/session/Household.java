package io.github.forkpair.session;

import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.jvm.RandomName;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.launch.Step;
import io.github.forkpair.plan.ChildPlan;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the children of a pair reach each other.
 *
 * @param directory has their sockets, and goes with the pair
 * @param secret what tells them from strangers
 * @param kin the numbers of those who reach or are reached
 */
record Household(SharedDirectory directory, String secret, Set<Integer> kin) {

    /** Sets one up; the directory is the caller's to close. */
    static Household of(Set<Integer> kin, Step.Course course) throws IOException {
        String secret = RandomName.next() + RandomName.next();
        return new Household(SharedDirectory.createForSockets(course), secret, Set.copyOf(kin));
    }

    /** Returns what a child is told of it; null for one that has nobody to reach. */
    ChildOrder.@Nullable Kin of(ChildPlan child) {
        int number = child.seat().number();
        return kin.contains(number)
                ? new ChildOrder.Kin(number, directory.path().toString(), secret)
                : null;
    }
}
