package io.github.forkpair.session;

import io.github.forkpair.evidence.PairTrace;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.plan.PairPlan;
import org.jspecify.annotations.Nullable;

/**
 * What all sides of a pair have in common.
 *
 * @param means by what it is launched
 * @param deadline by when it is to be through
 * @param trace what it leaves to be read
 * @param meeting where its sides meet
 * @param sharedDir the directory that all sides have; null where none asks for one
 * @param household where its children reach each other; null where none does
 */
record Commons(
        Means means,
        Deadline deadline,
        PairTrace trace,
        Meeting meeting,
        @Nullable SharedDirectory sharedDir,
        @Nullable Household household) {

    PairPlan plan() {
        return trace.plan();
    }
}
