package io.github.forkpair.junit;

/** Whether a process has gone, as far as whoever is to reap it can be held to that. */
final class Remains {

    private Remains() {}

    /**
     * Tells whether a process has ended and this JVM has nothing of it. Its own zombie it has to
     * reap; that of a process that has lost its parent is for whoever inherited it, at a time of
     * their own.
     */
    static boolean areGone(ProcessHandle process) {
        if (!process.isAlive()) { // which a zombie is
            return true;
        }
        boolean ours = process.parent().filter(ProcessHandle.current()::equals).isPresent();
        return isZombie(process) && !ours;
    }

    static boolean areGone(long pid) {
        return ProcessHandle.of(pid).map(Remains::areGone).orElse(true);
    }

    /** A zombie has no command any more. */
    private static boolean isZombie(ProcessHandle process) {
        return process.info().command().isEmpty();
    }
}
