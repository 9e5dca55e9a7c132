package io.github.forkpair.posix;

import io.github.forkpair.jvm.AllThreads;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Stream;

/** Which threads a forked JVM has, and what the lost ones have taken with them. */
final class ForkedThreads {

    /**
     * Those of the JVM's own that no Java code sees. They come back in the child. The kernel keeps
     * no more than 15 bytes of a name.
     */
    static final List<String> UNSEEN =
            List.of("Service Thread", "Monitor Deflati", "C1 CompilerThre", "C2 CompilerThre");

    /** How the names of those begin that Java code sees. They come back as well. */
    private static final List<String> SEEN =
            List.of(
                    "Reference Handler",
                    "Finalizer",
                    "Signal Dispatcher",
                    "Notification Thread",
                    "Attach Listener",
                    "Common-Cleaner",
                    "VirtualThread-unparker",
                    "process reaper");

    private static final String OF_FUTURES = "CompletableFutureDelayScheduler";

    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    /** A thread may be on the list that had only just begun. */
    private static final int SPARE = 16;

    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

    private static final Set<String> OPENS =
            Set.of(
                    Pipe.class.getName() + ".open",
                    SocketPair.class.getName() + ".open",
                    Descriptor.class.getName() + ".ofNothing");

    /** Whose code waits for work without a lock. */
    private static final List<String> KNOWN =
            List.of(
                    "java.",
                    "jdk.",
                    "sun.",
                    "jnr.",
                    "com.kenai.jffi.",
                    "io.github.forkpair.channel.ReadAhead",
                    "io.github.forkpair.channel.FrameReader",
                    PipeReader.class.getName(),
                    PollTable.class.getName(),
                    SpawnedProcess.class.getName(),
                    "io.github.forkpair.launch.",
                    "io.github.forkpair.session.",
                    "org.apache.maven.surefire.");

    private static final String OURS = "io.github.forkpair.session.";

    private static final Set<String> LOCK = Set.of("lock", "lockInterruptibly", "tryLock");

    private ForkedThreads() {}

    /**
     * Looks, in a child, for a lost thread that would make others wait for ever. A child sees its
     * own frozen past, so there is no race.
     *
     * @param lost the threads that are no more
     * @return what such a thread does, for a sentence; nothing where there is none
     */
    static Optional<String> hindrance(Set<Thread> lost) {
        Optional<Thread> virtual = AllThreads.virtual();
        if (virtual.isPresent()) {
            return Optional.of(
                    "the virtual thread \""
                            + virtual.get().getName()
                            + "\" would go on in both processes; let it end before");
        }
        if (commonPoolWorks()) {
            return Optional.of(
                    "a task of the common pool would go on in both processes; let it end before");
        }
        ThreadInfo[] threads = infos(lost.stream().mapToLong(Thread::getId).toArray(), false);
        Optional<String> found = hindranceBy(threads);
        // Who holds a lock that is no monitor, the JVM finds by a look at each object of the heap.
        long[] mayHoldLocks =
                mayHoldLocks(threads).stream().mapToLong(ThreadInfo::getThreadId).toArray();
        return found.isPresent() || mayHoldLocks.length == 0
                ? found
                : hindranceBy(infos(mayHoldLocks, true));
    }

    /** Returns those of some threads that may hold a lock which is no monitor. */
    static List<ThreadInfo> mayHoldLocks(ThreadInfo... threads) {
        return Stream.of(threads).filter(thread -> !rests(thread)).toList();
    }

    /** Threads that have ended meanwhile are left out: no child sees any end. */
    static ThreadInfo[] infos(long[] ids, boolean locks) {
        return Stream.of(ManagementFactory.getThreadMXBean().getThreadInfo(ids, true, locks))
                .filter(Objects::nonNull)
                .toArray(ThreadInfo[]::new);
    }

    private static Optional<String> hindranceBy(ThreadInfo[] threads) {
        return Stream.of(threads).flatMap(thread -> hindranceBy(thread).stream()).findFirst();
    }

    /**
     * Tells whether a thread waits for work to come, and has none: nobody but the JDK and those who
     * run tests is on its stack, and these hold no lock while they wait.
     */
    private static boolean rests(ThreadInfo thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        boolean waits =
                thread.getThreadState() == Thread.State.WAITING
                        || thread.getThreadState() == Thread.State.TIMED_WAITING
                        || stack.length > 0 && stack[0].isNativeMethod();
        return waits && Stream.of(stack).allMatch(ForkedThreads::isKnown);
    }

    private static boolean isKnown(StackTraceElement frame) {
        return KNOWN.stream().anyMatch(frame.getClassName()::startsWith);
    }

    /** Returns those of Java's threads that come back in a child, but for the one that forks. */
    static Set<Thread> comingBack() {
        Set<Thread> threads = seen();
        threads.removeIf(thread -> !comesBack(thread));
        return threads;
    }

    /** Returns those of Java's threads that are no more, in a child. */
    static Set<Thread> lost() {
        Set<Thread> threads = seen();
        threads.removeIf(ForkedThreads::comesBack);
        threads.remove(Thread.currentThread());
        return threads;
    }

    private static Set<Thread> seen() {
        ThreadGroup all = all();
        Thread[] threads = new Thread[all.activeCount() + SPARE];
        int count = all.enumerate(threads);
        return new HashSet<>(Arrays.asList(threads).subList(0, count));
    }

    private static ThreadGroup all() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        return all;
    }

    /** A test's own thread may have any name, but is in no group of the system's. */
    private static boolean comesBack(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread worker) {
            return worker.getPool() == ForkJoinPool.commonPool()
                    || worker.getClass().getName().equals(CARRIER);
        }
        ThreadGroup group = thread.getThreadGroup();
        if (group == null) {
            return false; // it has ended
        }
        boolean system = group == all() || group.getName().equals("InnocuousThreadGroup");
        return system && SEEN.stream().anyMatch(thread.getName()::startsWith)
                || thread.getName().equals(OF_FUTURES) && thread.isDaemon();
    }

    private static boolean commonPoolWorks() {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        return pool.getActiveThreadCount() > 0
                || pool.getQueuedTaskCount() > 0
                || pool.hasQueuedSubmissions();
    }

    private static Optional<String> hindranceBy(ThreadInfo thread) {
        String name = "the thread \"" + thread.getThreadName() + "\" ";
        StackTraceElement[] stack = thread.getStackTrace();
        if (thread.getThreadState() == Thread.State.BLOCKED && isWanted(thread.getLockInfo())) {
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
                .filter(ForkedThreads::isWanted)
                .findFirst()
                .map(lock -> name + "holds a lock: " + lock.getClassName());
    }

    /** It may have one by now that nobody owns yet, and that the child would keep open. */
    private static boolean opensADescriptor(StackTraceElement frame) {
        return OPENS.contains(frame.getClassName() + "." + frame.getMethodName());
    }

    /**
     * A worker of a pool is a lock that it holds while it has a task. What other pairs of ours have
     * a child does not use.
     */
    private static boolean isWanted(LockInfo lock) {
        return !lock.getClassName().equals(WORKER) && !lock.getClassName().startsWith(OURS);
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
