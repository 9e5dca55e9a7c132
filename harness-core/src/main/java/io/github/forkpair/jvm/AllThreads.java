package io.github.forkpair.jvm;

import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The threads of this JVM, those among them that the JVM lists for nobody. */
public final class AllThreads {

    /** Since this JDK there are such. */
    private static final int VIRTUAL_THREADS = 21;

    private AllThreads() {}

    /**
     * Returns where the JVM has what it knows of a thread; 0 for one that does not run, and where
     * this JDK does not let anybody at it.
     */
    public static long address(Thread thread) {
        try {
            return (long)
                    JdkPrivates.ofThisJvm()
                            .orElseThrow()
                            .field(Thread.class, "eetop", long.class)
                            .get(thread);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return 0;
        }
    }

    /** Returns a virtual thread that runs, or waits for something; nothing where there is none. */
    public static Optional<Thread> virtual() {
        if (Runtime.version().feature() < VIRTUAL_THREADS) {
            return Optional.empty();
        }
        try {
            JdkPrivates jdk = JdkPrivates.ofThisJvm().orElseThrow();
            Class<?> type = JdkPrivates.type("java.lang.BaseVirtualThread");
            return of(jdk).stream().filter(type::isInstance).filter(Thread::isAlive).findFirst();
        } catch (Throwable e) {
            return Optional.empty(); // another JDK
        }
    }

    /** Returns all that the JDK knows. */
    static Set<Thread> of(JdkPrivates jdk) throws Throwable {
        Set<Thread> threads = Collections.newSetFromMap(new IdentityHashMap<>());
        MethodHandle listed = jdk.method(Thread.class, "getThreads", Thread[].class);
        Collections.addAll(threads, (Thread[]) listed.invoke());
        threads.add(Thread.currentThread());
        if (Runtime.version().feature() >= VIRTUAL_THREADS) {
            addContained(jdk, threads);
        }
        return threads;
    }

    /** Adds the virtual ones. They are in containers, one for each executor, and the root. */
    private static void addContained(JdkPrivates jdk, Set<Thread> threads) throws Throwable {
        Class<?> containers = JdkPrivates.type("jdk.internal.vm.ThreadContainers");
        if (!jdk.isInitialized(containers)) {
            return;
        }
        Class<?> type = JdkPrivates.type("jdk.internal.vm.ThreadContainer");
        MethodHandle threadsOf = jdk.methodOf(type, "threads", Stream.class);
        MethodHandle childrenOf = jdk.methodOf(type, "children", Stream.class);
        Deque<Object> left = new ArrayDeque<>();
        left.add(jdk.method(containers, "root", type).invoke());
        while (!left.isEmpty()) {
            Object container = left.remove();
            ((Stream<?>) threadsOf.invoke(container)).forEach(one -> threads.add((Thread) one));
            ((Stream<?>) childrenOf.invoke(container)).forEach(left::add);
        }
    }
}
