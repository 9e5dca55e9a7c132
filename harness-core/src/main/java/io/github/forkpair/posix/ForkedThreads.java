package io.github.forkpair.posix;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which threads a forked JVM has, and what the lost ones have taken with them. */
final class ForkedThreads {

    /**
     * The JVM's own among Java's threads, and the JDK's. They come back in the child. The kernel
     * keeps no more than 15 bytes of a name.
     */
    static final List<String> OF_THE_JVM =
            List.of(
                    "Reference Handl",
                    "Finalizer",
                    "Signal Dispatch",
                    "Service Thread",
                    "Monitor Deflati",
                    "C1 CompilerThre",
                    "C2 CompilerThre",
                    "Common-Cleaner",
                    "Notification Th",
                    "Attach Listener",
                    "ForkJoinPool.co",
                    "ForkJoinPool-1-",
                    "VirtualThread-u",
                    "CompletableFutu",
                    "process reaper");

    /** A thread may be on the list that had only just begun. */
    private static final int SPARE = 16;

    private static final int KEPT_OF_A_NAME = 15;

    /** A worker of a pool is a lock that it holds while it has a task; nobody else wants it. */
    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

    private static final Set<String> OPENS =
            Set.of(
                    Pipe.class.getName() + ".open",
                    SocketPair.class.getName() + ".open",
                    Descriptor.class.getName() + ".ofNothing");

    private static final Set<String> LOCK = Set.of("lock", "lockInterruptibly", "tryLock");

    private ForkedThreads() {}

    /**
     * Looks, in a child, for a lost thread that would make others wait for ever. A child sees its
     * own frozen past, so there is no race.
     *
     * @return what such a thread does, for a sentence; nothing where there is none
     */
    static Optional<String> hindrance() {
        long own = Thread.currentThread().getId();
        return Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                .filter(thread -> thread.getThreadId() != own)
                .filter(thread -> !comesBack(thread.getThreadName()))
                .flatMap(thread -> hindrance(thread).stream())
                .findFirst();
    }

    /** Returns those of Java's threads that are no more, in a child. */
    static Set<Thread> lost() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + SPARE];
        int count = all.enumerate(threads);
        Set<Thread> lost = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread() && !comesBack(threads[i].getName())) {
                lost.add(threads[i]);
            }
        }
        return lost;
    }

    private static boolean comesBack(String name) {
        return OF_THE_JVM.contains(name.substring(0, Math.min(KEPT_OF_A_NAME, name.length())));
    }

    private static Optional<String> hindrance(ThreadInfo thread) {
        String name = "the thread \"" + thread.getThreadName() + "\" ";
        StackTraceElement[] stack = thread.getStackTrace();
        if (thread.getThreadState() == Thread.State.BLOCKED) {
            return Optional.of(name + "waits to enter a monitor");
        }
        if (Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals("<clinit>"))) {
            return Optional.of(name + "initializes a class");
        }
        if (Stream.of(stack).anyMatch(ForkedThreads::opensADescriptor)) {
            return Optional.of(name + "opens a descriptor of the harness");
        }
        if (Stream.of(stack).anyMatch(ForkedThreads::takesALock)) {
            return Optional.of(name + "waits for a lock");
        }
        if (sitsInARead(thread)) {
            return Optional.empty(); // it holds its stream all the time, and nothing else
        }
        return Stream.<LockInfo>concat(
                        Stream.of(thread.getLockedMonitors()),
                        Stream.of(thread.getLockedSynchronizers()))
                .filter(lock -> !lock.getClassName().equals(WORKER))
                .findFirst()
                .map(lock -> name + "holds a lock: " + lock);
    }

    /** It may have one by now that nobody owns yet, and that the child would keep open. */
    private static boolean opensADescriptor(StackTraceElement frame) {
        return OPENS.contains(frame.getClassName() + "." + frame.getMethodName());
    }

    private static boolean takesALock(StackTraceElement frame) {
        return frame.getClassName().startsWith("java.util.concurrent.locks.")
                && LOCK.contains(frame.getMethodName());
    }

    private static boolean sitsInARead(ThreadInfo thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length == 0 || !stack[0].isNativeMethod()) {
            return false;
        }
        String type = stack[0].getClassName();
        return type.startsWith("java.io.")
                || type.startsWith("java.net.")
                || type.startsWith("sun.nio.ch.");
    }
}
