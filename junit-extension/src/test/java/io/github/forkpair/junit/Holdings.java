package io.github.forkpair.junit;

import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this process holds of what a pair may take: processes, sockets and pipes, threads, temporary
 * directories.
 */
record Holdings(
        List<Long> processes,
        List<String> descriptors,
        List<String> threads,
        List<String> directories) {

    /** The build sets it, to a value that no other test JVM has. */
    private static final String SUITE = "FORKPAIR_SUITE";

    /**
     * The JDK's for each process that it started and for what runs in its common pool, Surefire's,
     * Jupiter's that watches for {@code @Timeout}, and JNR's for the memory of objects that are
     * gone: they come when they are first needed, and none of them goes with the pair. Awaitility's
     * ends on its own a moment after each wait.
     */
    private static final Pattern OTHERS_THREADS =
            Pattern.compile(
                    "process reaper( \\(pid \\d+\\))?|ForkJoinPool\\.commonPool-worker-\\d+|surefire-forkedjvm-.*|awaitility-thread"
                            + "|junit-jupiter-timeout-watcher|jnr\\.ffi\\.util\\.ref\\.internal\\.Finalizer");

    /**
     * What ran a test with a timeout on a thread of its own, and a debugger's of this JVM: each
     * ends on its own once it is let go, a moment after whoever let it go has gone on.
     */
    private static final Pattern LEAVING_THREADS =
            Pattern.compile("junit-timeout-thread-\\d+|JDI .*");

    private static final long LEAVING_MILLIS = 10_000;

    static Holdings now() throws IOException {
        awaitLeavingThreads();
        SocketPair.open().close(); // loads what stays open
        new ServerSocket(0).close(); // a newer JDK keeps one open for all the sockets it closes
        return new Holdings(
                ofThisSuite(), openDescriptors(), countedThreads(), temporaryDirectories());
    }

    /**
     * The children, zombies among them, and whoever else has this suite's environment, wherever it
     * has gone.
     */
    private static List<Long> ofThisSuite() throws IOException {
        Set<Long> found = new TreeSet<>();
        ProcessHandle.current().children().map(ProcessHandle::pid).forEach(found::add);
        String suite = SUITE + "=" + System.getenv(SUITE);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .filter(each -> each.getFileName().toString().matches("\\d+"))
                    .filter(each -> environment(each).contains(suite))
                    .map(each -> Long.valueOf(each.getFileName().toString()))
                    .forEach(found::add);
        }
        found.remove(ProcessHandle.current().pid());
        return List.copyOf(found);
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // gone, a zombie, or somebody else's
        }
    }

    /** All but what HotSpot opens when it comes to it. */
    private static List<String> openDescriptors() throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(Path.of("/proc/self/fd"))) {
            entries = listed.toList();
        }
        TreeSet<String> open = new TreeSet<>();
        for (Path entry : entries) {
            try {
                String target = Files.readSymbolicLink(entry).toString();
                if (!ofTheJvm(target)) {
                    open.add(entry.getFileName() + " " + target);
                }
            } catch (NoSuchFileException e) {
                // It was the listing's own.
            }
        }
        return List.copyOf(open);
    }

    /** Jars as classes are loaded, and from time to time the limits that the system sets. */
    private static boolean ofTheJvm(String target) {
        return target.endsWith(".jar") || target.startsWith("/sys/") || target.startsWith("/proc/");
    }

    /** Waits for their end; one that does not come to it is counted. */
    private static void awaitLeavingThreads() throws InterruptedIOException {
        try {
            for (Thread each : Thread.getAllStackTraces().keySet()) {
                if (LEAVING_THREADS.matcher(each.getName()).matches()) {
                    each.join(LEAVING_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static List<String> countedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !OTHERS_THREADS.matcher(name).matches())
                .sorted()
                .toList();
    }

    private static List<String> temporaryDirectories() throws IOException {
        String ours = "forkpair-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.startsWith(ours))
                    .sorted()
                    .toList();
        }
    }
}
