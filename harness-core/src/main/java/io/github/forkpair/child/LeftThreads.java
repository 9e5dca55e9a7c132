package io.github.forkpair.child;

/** The threads that a side left running and that would keep its JVM alive. */
final class LeftThreads {

    private LeftThreads() {}

    /** Returns their names, a line for each; empty if there are none, or the JVM exits already. */
    static String names() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + 16];
        int count = all.enumerate(threads);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) {
                names.append(threads[i].getName()).append('\n');
            }
        }
        if (count == threads.length) {
            names.append("(and perhaps more)\n");
        }
        return isExiting() ? "" : names.toString();
    }

    /** An exit that somebody else began has threads of its own, for the shutdown hooks. */
    private static boolean isExiting() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
