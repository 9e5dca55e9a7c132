package io.github.forkpair.doctor;

import io.github.forkpair.launch.Daemon;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a fork tries in itself.
 *
 * @param before what its parent had open
 */
record InFork(AtFork before) {

    /** How long a thread may take for one of these; all of them take some 50 ms. */
    private static final long LIMIT_SECONDS = 5;

    /** What the JVM's and the JDK's own threads have to do for it. */
    private enum Work {
        A_NEW_THREAD("a new thread") {
            @Override
            void run() {}
        },
        THE_COLLECTOR("System.gc()") {
            @Override
            void run() {
                System.gc();
            }
        },
        A_NEW_CLASS("the loading of a class") {
            @Override
            void run() {
                LoadedInFork.load();
            }
        },
        THE_COMMON_POOL("a task of the common pool") {
            @Override
            void run() throws InterruptedException {
                CountDownLatch ran = new CountDownLatch(1);
                ForkJoinPool.commonPool().execute(ran::countDown);
                ran.await();
            }
        };

        private final String title;

        Work(String title) {
            this.title = title;
        }

        abstract void run() throws Exception;
    }

    /** Loaded in the parent, all but the one that is to be loaded in the fork. */
    private static final List<Work> ALL = List.of(Work.values());

    /** Only a fork has it. */
    private static final class LoadedInFork {

        private LoadedInFork() {}

        static void load() {}
    }

    Answer threads() {
        return Answer.of(
                Capability.FORKED_THREADS,
                () -> {
                    for (Work work : ALL) {
                        if (!isDone(work)) {
                            return Answer.fails(
                                    Capability.FORKED_THREADS,
                                    work.title + " did not end in " + LIMIT_SECONDS + " s");
                        }
                    }
                    return Answer.works(
                            Capability.FORKED_THREADS,
                            "new threads, the collector, the loading of classes and the common pool"
                                    + " work");
                });
    }

    private static boolean isDone(Work work) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Daemon.startInterruptible(
                "forkpair-doctor",
                () -> {
                    try {
                        work.run();
                        done.complete(true);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        try {
            return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return false;
        }
    }

    Answer process() {
        return Answer.of(
                Capability.FORKED_PROCESS,
                () -> {
                    String real = Path.of("/proc/self").toRealPath().getFileName().toString();
                    String told = Long.toString(ProcessHandle.current().pid());
                    if (!told.equals(real)) {
                        return Answer.fails(
                                Capability.FORKED_PROCESS,
                                "ProcessHandle says that it is " + told + ", and it is " + real);
                    }
                    if (before.accepts()) {
                        return Answer.fails(
                                Capability.FORKED_PROCESS, "its parent's socket listens in it");
                    }
                    return before.hasItsOwnOffset()
                            ? Answer.works(
                                    Capability.FORKED_PROCESS,
                                    "pid, output, what listens and offsets of files are its own")
                            : Answer.fails(
                                    Capability.FORKED_PROCESS,
                                    "a file that its parent reads has no offset of its own in it");
                });
    }
}
