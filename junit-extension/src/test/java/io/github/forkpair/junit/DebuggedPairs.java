package io.github.forkpair.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pairs whose children wait for a debugger. A child that nobody resumes would wait for ever, and
 * its pair with it: closing ends the children that the console named, and waits for their pairs.
 */
final class DebuggedPairs implements AutoCloseable {

    private static final long SHOWN_SECONDS = 60;

    private static final Pattern SHOWN =
            Pattern.compile(
                    "\\[forkpair] child (\\d+), @ChildSide DebuggedTestCases\\$\\w+\\.child, waits for a debugger:"
                            + " attach to port (\\d+) on localhost");

    private final Path evidence;
    private final Duration deadline;
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<String> ports = new LinkedBlockingQueue<>();
    private final List<ProcessHandle> children = new ArrayList<>();
    private boolean closed;

    DebuggedPairs(Path evidence, Duration deadline) {
        this.evidence = evidence;
        this.deadline = deadline;
    }

    /** Starts the pair of a class on a thread of its own. */
    CompletableFuture<TestRun> run(Class<?> testCase, Map<String, String> debugging) {
        Map<String, String> settings = new HashMap<>(debugging);
        settings.put("forkpair.deadline", deadline.toMillis() + " ms");
        settings.put("forkpair.evidence", "always");
        return CompletableFuture.supplyAsync(
                () -> TestRun.of(testCase, evidence, settings, watched()), this::start);
    }

    /** Starts a thread that is waited for, since the run is told before its thread ends. */
    private void start(Runnable run) {
        Thread thread = new Thread(run, "debugged-pair");
        threads.add(thread);
        thread.start();
    }

    /** Waits for the port of the child that is shown next. */
    String nextPort() throws InterruptedException {
        String port = ports.poll(SHOWN_SECONDS, TimeUnit.SECONDS);
        return Objects.requireNonNull(port, "no child waits for a debugger");
    }

    private HeardConsole watched() {
        return new HeardConsole() {
            @Override
            public void err(String line) {
                Matcher matcher = SHOWN.matcher(line);
                if (matcher.matches()) {
                    shown(Long.parseLong(matcher.group(1)), matcher.group(2));
                }
            }
        };
    }

    private synchronized void shown(long pid, String port) {
        ProcessHandle.of(pid).ifPresent(closed ? ProcessHandle::destroyForcibly : children::add);
        ports.add(port);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            children.forEach(ProcessHandle::destroyForcibly);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
