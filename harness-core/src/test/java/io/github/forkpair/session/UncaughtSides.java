package io.github.forkpair.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;

/** Child sides with threads of their own, in which something is thrown that nobody catches. */
class UncaughtSides {

    private static final int MANY = 100_000;

    @TempDir Path tmp;
    private @TempDir Path neverUsed;

    private static void dies() {
        throw new IllegalStateException("boom");
    }

    void thread() throws Exception {
        run(new Thread(UncaughtSides::dies, "mine"));
    }

    void daemon() throws Exception {
        Thread thread = new Thread(UncaughtSides::dies, "mine");
        thread.setDaemon(true);
        run(thread);
    }

    void threadOfAGroupOfItsOwn() throws Exception {
        run(new Thread(new ThreadGroup("own"), UncaughtSides::dies, "mine"));
    }

    /** A pool terminates before its thread has told of its end. */
    void executor() throws Exception {
        AtomicReference<Thread> first = new AtomicReference<>();
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        1,
                        task -> {
                            Thread created = new Thread(task, "mine");
                            first.compareAndSet(null, created);
                            return created;
                        });
        pool.execute(UncaughtSides::dies);
        pool.shutdown();
        first.get().join();
    }

    void forkJoin() throws Exception {
        ForkJoinPool pool =
                new ForkJoinPool(
                        1,
                        owner -> {
                            var thread =
                                    ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(
                                            owner);
                            thread.setName("mine");
                            return thread;
                        },
                        null,
                        false);
        pool.execute(UncaughtSides::dies);
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }

    void timer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        new Timer("mine")
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                thread[0] = Thread.currentThread();
                                begun.countDown();
                                dies();
                            }
                        },
                        0);
        begun.await();
        thread[0].join();
    }

    void shutdownHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(UncaughtSides::dies, "mine"));
    }

    void beforeAHalt() throws Exception {
        Thread thread =
                new Thread(UncaughtSides::dies, "mine") {
                    @Override
                    public void run() {
                        try {
                            super.run();
                        } finally {
                            halter(this).start();
                        }
                    }
                };
        thread.start();
        new CountDownLatch(1).await();
    }

    private static Thread halter(Thread dying) {
        return new Thread(
                () -> {
                    try {
                        dying.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    Runtime.getRuntime().halt(3);
                });
    }

    void stackOverflow() throws Exception {
        run(new Thread(UncaughtSides::recur, "mine"));
    }

    private static void recur() {
        recur();
    }

    void hostile() throws Exception {
        run(
                new Thread(
                        () -> {
                            throw new IllegalStateException() {
                                private static final long serialVersionUID = 1;

                                @Override
                                public String getMessage() {
                                    throw new UnsupportedOperationException("no message");
                                }
                            };
                        },
                        "mine"));
    }

    void outOfMemory() throws Exception {
        run(
                new Thread(
                        () -> {
                            List<byte[]> all = new java.util.ArrayList<>();
                            while (true) {
                                all.add(new byte[1_000_000]);
                            }
                        },
                        "mine"));
    }

    void many() throws Exception {
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        System.err.close(); // what is printed would take long
        Thread mine = new Thread("mine");
        for (int i = 0; i < MANY; i++) {
            handler.uncaughtException(mine, new IllegalStateException("boom"));
        }
    }

    void ownHandler() throws Exception {
        Thread thread = new Thread(UncaughtSides::dies, "mine");
        thread.setUncaughtExceptionHandler((of, thrown) -> System.out.println("mine " + thrown));
        run(thread);
    }

    void ownDefaultHandler() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler(
                (of, thrown) -> System.out.println("mine " + thrown));
        thread();
    }

    void ownDefaultHandlerThatCallsTheOneBefore() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(before::uncaughtException);
        thread();
    }

    /** By reflection: there are virtual threads since JDK 21. */
    void virtual() throws Exception {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Runnable dies = UncaughtSides::dies;
        builder = type.getMethod("name", String.class).invoke(builder, "mine");
        ((Thread) type.getMethod("start", Runnable.class).invoke(builder, dies)).join();
    }

    void usesTmp() throws Exception {
        run(new Thread(() -> tmp.resolve("x"), "mine"));
    }

    void usesTmpInAWrappedFailure() throws Exception {
        run(
                new Thread(
                        () -> {
                            try {
                                tmp.resolve("x");
                            } catch (RuntimeException e) {
                                throw new IllegalStateException("cannot start", e);
                            }
                        },
                        "mine"));
    }

    void usesTmpAndFailsOfIt() throws Exception {
        usesTmp();
        tmp.resolve("x");
    }

    void twoDie() throws Exception {
        thread();
        run(new Thread(UncaughtSides::dies, "other"));
    }

    void twoDieAndFail() throws Exception {
        twoDie();
        throw new AssertionError("no answer");
    }

    void eightDie() throws Exception {
        for (int i = 1; i <= 8; i++) {
            run(new Thread(UncaughtSides::dies, "mine-" + i));
        }
    }

    void failsToo() throws Exception {
        thread();
        throw new AssertionError("no answer");
    }

    private static void run(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
    }
}
