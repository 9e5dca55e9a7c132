package io.github.forkpair.posix;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Forks its JVM again and again beside threads that allocate, load classes and log, and never rest.
 * Each child does something else, by chance. Prints what came of it; ends with 0 where all children
 * did what they should, and this JVM is as it was before.
 */
final class ForkSoakMain {

    /** What a child may take, in the parent's time. */
    private static final long LIMIT_NANOS = 30_000_000_000L;

    /** How often the parent's own speed is taken. */
    private static final int TURNS = 51;

    private static final int BUSY = 3;

    /**
     * Whoever has all of it has this JVM for itself. Nobody owns it, so that it hinders no fork.
     */
    private static final Semaphore AT_WORK = new Semaphore(BUSY, true);

    private static volatile boolean through;
    private static volatile Object sink = "";

    private ForkSoakMain() {}

    /** Takes how many forks, and the seed. */
    public static void main(String[] arguments) throws Exception {
        int forks = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Random random = new Random(seed);
        List<Thread> busy = beside();
        soak(1, random); // loads what the first takes
        Holdings.now();
        Holdings before = Holdings.now();
        long begun = System.nanoTime();
        int attempts = soak(forks, random);
        long took = System.nanoTime() - begun;
        Holdings after = Holdings.now();
        through = true;
        for (Thread thread : busy) {
            thread.join();
        }
        System.out.printf(
                "%s: %d forks, %d forked again, seed %d, %d ms; before %s, after %s%n",
                ManagementFactory.getGarbageCollectorMXBeans().get(0).getName(),
                forks,
                attempts - forks,
                seed,
                took / 1_000_000,
                before,
                after);
        System.exit(after.isLike(before) ? 0 : 3);
    }

    /** Returns how many forks it took. */
    private static int soak(int forks, Random random) throws Exception {
        int attempts = 0;
        for (int i = 0; i < forks; i++) {
            int kind = random.nextInt(DOINGS.size());
            attempts += fork(i, kind);
        }
        return attempts;
    }

    private static int fork(int number, int kind) throws Exception {
        try (Descriptor nothing = Descriptor.ofNothing();
                Descriptor error = errorOutput()) {
            Fork.Forked child =
                    Fork.fork(
                            List.of(nothing, error, error),
                            List.of(),
                            null,
                            (kept, lost) -> DOINGS.get(kind).getAsInt());
            long until = System.nanoTime() + LIMIT_NANOS;
            while (child.process().ended().isEmpty()) {
                if (System.nanoTime() > until) {
                    System.out.println(
                            "fork "
                                    + number
                                    + " of kind "
                                    + kind
                                    + " hangs: pid "
                                    + child.process().pid());
                    child.process().signal(io.github.forkpair.Signal.SIGKILL);
                    System.exit(2);
                }
                Thread.sleep(0, 200_000);
            }
            String ended = child.process().endGroupAndReap().toString();
            if (!ended.equals("exit code 7")) {
                System.out.println("fork " + number + " of kind " + kind + " ended with " + ended);
                System.exit(1);
            }
            return child.attempts();
        }
    }

    private static Descriptor errorOutput() {
        return new Descriptor(Native.POSIX.fcntlInt(2, jnr.constants.platform.Fcntl.F_DUPFD, 10));
    }

    private static final List<IntSupplier> DOINGS =
            List.of(
                    () -> 7,
                    ForkSoakMain::allocates,
                    ForkSoakMain::collects,
                    ForkSoakMain::loadsClasses,
                    ForkSoakMain::runsThreads,
                    ForkSoakMain::dumpsThreads,
                    ForkSoakMain::logs,
                    ForkSoakMain::readsFiles,
                    ForkSoakMain::usesTheCommonPool);

    private static int allocates() {
        Map<Integer, byte[]> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            map.put(i % 100, new byte[1000]);
        }
        return map.size() / 100 + 6;
    }

    private static int collects() {
        System.gc();
        return 7;
    }

    private static int loadsClasses() {
        return new Loader().loaded() == 3 ? 7 : 1;
    }

    private static int runsThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            return pool.submit(() -> 7).get();
        } catch (Exception e) {
            return 1;
        }
    }

    private static int dumpsThreads() {
        return Thread.getAllStackTraces().size() > 3 ? 7 : 1;
    }

    private static int logs() {
        Logger.getLogger("soak").info("in a child");
        return 7;
    }

    private static int readsFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self"))) {
            return files.count() > 3 ? 7 : 1;
        } catch (IOException e) {
            return 1;
        }
    }

    private static int usesTheCommonPool() {
        return List.of(1, 2, 4).parallelStream().mapToInt(Integer::intValue).sum();
    }

    private static List<Thread> beside() {
        Logger logger = Logger.getLogger("soak");
        logger.setUseParentHandlers(false);
        logger.addHandler(new Counting());
        List<Runnable> works =
                List.of(
                        () -> sink = new byte[10_000],
                        () -> sink = new Loader().loaded(),
                        () -> logger.info("beside"));
        List<Thread> threads = new ArrayList<>();
        for (Runnable work : works) {
            Thread thread =
                    new Thread(
                            () -> {
                                while (!through) {
                                    AT_WORK.acquireUninterruptibly();
                                    work.run();
                                    AT_WORK.release();
                                }
                            },
                            "beside-" + threads.size());
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static final class Counting extends Handler {
        private long records;

        @Override
        public synchronized void publish(LogRecord record) {
            records++;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Defines the same small classes anew. */
    private static final class Loader extends ClassLoader {

        private static final List<String> NAMES =
                List.of(
                        Loaded.A.class.getName(),
                        Loaded.B.class.getName(),
                        Loaded.C.class.getName());

        Loader() {
            super(null);
        }

        int loaded() {
            try {
                int loaded = 0;
                for (String name : NAMES) {
                    loaded += Class.forName(name, true, this) == null ? 0 : 1;
                }
                return loaded;
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = CODE.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }

        private static final Map<String, byte[]> CODE = code();

        private static Map<String, byte[]> code() {
            Map<String, byte[]> code = new HashMap<>();
            for (String name : NAMES) {
                String file = "/" + name.replace('.', '/') + ".class";
                try (InputStream in = ForkSoakMain.class.getResourceAsStream(file)) {
                    code.put(name, in == null ? new byte[0] : in.readAllBytes());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            return code;
        }
    }

    private static final class Loaded {
        static final class A {}

        static final class B {}

        static final class C {}
    }

    /** What this JVM has: a thread, a descriptor or a signal more would be a fork's. */
    private record Holdings(
            int threads, long descriptors, long heapKib, String pending, long turnMicros) {

        static Holdings now() throws Exception {
            AT_WORK.acquire(BUSY);
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return new Holdings(
                        Thread.getAllStackTraces().size(),
                        open.count(),
                        heap(),
                        signalsPending(),
                        turn());
            } finally {
                AT_WORK.release(BUSY);
            }
        }

        /** The median time of a work that is always the same, for whoever reads it. */
        private static long turn() {
            long[] took = new long[TURNS];
            for (int i = 0; i < took.length; i++) {
                long begun = System.nanoTime();
                sink = new Random(i).ints(20_000).sorted().sum();
                took[i] = (System.nanoTime() - begun) / 1000;
            }
            Arrays.sort(took);
            return took[took.length / 2];
        }

        /** What a full collection leaves. */
        private static long heap() {
            System.gc();
            long left = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                if (pool.getType() == MemoryType.HEAP) {
                    left += pool.getCollectionUsage().getUsed() / 1024;
                }
            }
            return left;
        }

        private static String signalsPending() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("SigPnd") || line.startsWith("ShdPnd"))
                    .reduce("", (all, line) -> all + " " + line.replaceAll("\\s+", " "));
        }

        boolean isLike(Holdings before) {
            return threads <= before.threads + 2
                    && descriptors <= before.descriptors + 2
                    && heapKib <= before.heapKib + 2 * 1024
                    && pending.equals(before.pending);
        }
    }
}
