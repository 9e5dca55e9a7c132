package io.github.forkpair.session;

import io.github.forkpair.evidence.PairEvidence;
import io.github.forkpair.launch.SharedDirectory;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.posix.PosixQueue;
import io.github.forkpair.posix.SharedPages;
import org.jspecify.annotations.Nullable;

/**
 * What all sides of a pair have in common.
 *
 * @param means by what it is launched
 * @param deadline by when it is to be through
 * @param evidence what it leaves to be read
 * @param meeting where its sides meet
 * @param sharedDir the directory that all sides have; null where none asks for one
 * @param memory the memory that all sides have; null where none asks for it
 * @param queue the message queue that all sides have; null where none asks for it
 * @param household where its children reach each other; null where none does
 */
record Commons(
        Means means,
        Deadline deadline,
        PairEvidence evidence,
        Meeting meeting,
        @Nullable SharedDirectory sharedDir,
        @Nullable SharedPages memory,
        @Nullable PosixQueue queue,
        @Nullable Household household) {

    PairPlan plan() {
        return evidence.plan();
    }
}
