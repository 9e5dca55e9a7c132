package io.github.forkpair.doctor;

import io.github.forkpair.posix.UserTasks;

/**
 * Counts whether the user may have as many processes and threads as the children take.
 *
 * @param maxChildren how many children may live at once
 */
record ProcessesCheck(int maxChildren) implements Check {

    /** A child's JVM has some 20 threads, more on a machine with many processors. */
    static final int FOR_A_CHILD = 32;

    @Override
    public Capability capability() {
        return Capability.PROCESSES;
    }

    @Override
    public Finding run(Bench bench) {
        return judge(UserTasks.ofThisUser());
    }

    Finding judge(UserTasks tasks) {
        String what =
                (tasks.limit() == Long.MAX_VALUE ? "no limit" : tasks.limit() + " at most")
                        + ", and this user has "
                        + tasks.count();
        if (tasks.isRoot()) {
            return new Finding.Works(what + "; the limit does not hold root");
        }
        long left = tasks.limit() - tasks.count();
        if (left < FOR_A_CHILD) {
            return capability().fails(what + "; one child takes " + FOR_A_CHILD + " more");
        }
        long all = (long) FOR_A_CHILD * maxChildren;
        return left >= all
                ? new Finding.Works(what)
                : new Finding.WorksWithNote(
                        what + "; " + maxChildren + " children take " + all + " more",
                        capability().remedy());
    }
}
