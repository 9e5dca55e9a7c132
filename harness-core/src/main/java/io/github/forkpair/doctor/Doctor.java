package io.github.forkpair.doctor;

import io.github.forkpair.launch.Daemon;
import io.github.forkpair.plan.Debugging;
import io.github.forkpair.plan.OnLeftovers;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.TimeLimit;
import io.github.forkpair.plan.When;
import io.github.forkpair.posix.PosixException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Tries, one after the other, what a pair rests on. Leaves nothing behind. */
public final class Doctor {

    /** How long a check may take; the longest, a whole pair, takes a second on a slow machine. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Shorter than a check's limit, so that a pair that hangs can say where. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long a check that was given up may take to notice. */
    private static final long NOTICE_MILLIS = 1000;

    private final List<Check> checks;
    private final Duration limit;
    private final Machine machine;

    /** Goes through checks of the caller's choice, in their order. */
    Doctor(List<Check> checks, Duration limit, Path childJava) {
        this.checks = List.copyOf(checks);
        this.limit = limit;
        this.machine = new Machine(childJava);
    }

    /**
     * Returns one that tries all there is.
     *
     * @param settings the settings that pairs would have: where evidence goes, the child's {@code
     *     java} and its arguments, how many children at once
     */
    public static Doctor forPairsWith(Settings settings) {
        return new Doctor(allChecks(settings), LIMIT, settings.childJava());
    }

    static List<Check> allChecks(Settings settings) {
        Function<Path, Settings> quiet = directory -> quiet(settings, directory);
        ForkTrial fork = new ForkTrial(quiet);
        return List.of(
                new SystemCheck(),
                new TemporaryDirectoryCheck(),
                new EvidenceDirectoryCheck(settings.evidenceDir().toAbsolutePath().normalize()),
                new OpenFilesCheck(settings.maxChildren()),
                new NativeLibraryCheck(),
                new ProcessesCheck(settings.maxChildren()),
                new SocketPairCheck(),
                new SpawnCheck(),
                new ExactDescriptorsCheck(),
                new ProcessGroupCheck(),
                new SignalsCheck(),
                new WaitStatusCheck(),
                new OrphanEndCheck(quiet),
                new PairCheck(quiet),
                new ThreadDumpCheck(quiet),
                new AttachCheck(quiet),
                new ProcCheck(Path.of("/proc")),
                new QueueCheck(),
                new ForkCheck(Capability.FORK, fork),
                new ForkCheck(Capability.FORKED_JVM, fork),
                new ForkCheck(Capability.FORKED_THREADS, fork),
                new ForkCheck(Capability.FORKED_PROCESS, fork),
                new ForkCheck(Capability.FORKED_SEEDS, fork));
    }

    /** The doctor's own pair is none of the build's: it leaves no evidence, and is not counted. */
    private static Settings quiet(Settings settings, Path directory) {
        return new Settings(
                new Settings.Bounds(
                        TimeLimit.given(DEADLINE, "the doctor"), GRACE, settings.maxChildren()),
                new Settings.Keeping(When.ON_FAILURE, When.NEVER, directory, false),
                new Settings.ChildJvm(
                        settings.childArgs(),
                        settings.childJava(),
                        settings.childJvm().jdks(),
                        Debugging.NONE),
                OnLeftovers.FAIL);
    }

    /**
     * Tries everything.
     *
     * @return what was found
     * @throws InterruptedException if the thread is interrupted; nothing is left then
     */
    public Examination examine() throws InterruptedException {
        rehearseAFailure();
        List<Row> rows = new ArrayList<>();
        Set<Capability> missing = EnumSet.noneOf(Capability.class);
        for (Check check : checks) {
            Optional<Capability> lacking =
                    check.capability().restsOn().stream().filter(missing::contains).findFirst();
            Finding finding = lacking.isPresent() ? notTried(lacking.get()) : tried(check);
            Row row = new Row(check.capability(), finding);
            rows.add(row);
            if (row.failed()) {
                missing.add(row.capability());
            }
        }
        return new Examination(machine.facts(rows), rows);
    }

    /** Loads what it takes to tell of a failure, while there are descriptors to load it with. */
    private void rehearseAFailure() {
        Finding failure = failed(Capability.SYSTEM, new IOException("rehearsed"));
        new Examination(machine.facts(List.of()), List.of(new Row(Capability.SYSTEM, failure)))
                .table();
    }

    private static Finding notTried(Capability lacking) {
        return new Finding.NotTried("not tried, since it rests on: " + lacking.title());
    }

    private Finding tried(Check check) throws InterruptedException {
        Bench bench = new Bench();
        CompletableFuture<Finding> finding = new CompletableFuture<>();
        Thread thread;
        try {
            thread = Daemon.startInterruptible("forkpair-doctor", () -> run(check, bench, finding));
        } catch (OutOfMemoryError e) {
            // No memory is short, but threads are.
            return new Finding.Fails(Words.of(e), Capability.PROCESSES.remedy());
        }
        try {
            return finding.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return check.capability().fails("no answer within " + limit.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return failed(check.capability(), e.getCause());
        } finally {
            if (!finding.isDone()) {
                giveUp(thread, bench);
            }
        }
    }

    private static void run(Check check, Bench bench, CompletableFuture<Finding> finding) {
        try {
            Finding found;
            try (bench) {
                found = check.run(bench);
            }
            finding.complete(found);
        } catch (Throwable e) {
            finding.completeExceptionally(e);
        }
    }

    private static Finding failed(Capability tried, Throwable failure) {
        return new Finding.Fails(Words.of(failure), remedy(tried, failure));
    }

    /** A shortage that a check ran into says nothing of what it was to try. */
    private static String remedy(Capability tried, Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof PosixException call) {
                return switch (call.errno()) {
                    case "EMFILE" -> Capability.OPEN_FILES.remedy();
                    case "EAGAIN" -> Capability.PROCESSES.remedy();
                    default -> tried.remedy();
                };
            }
        }
        return tried.remedy();
    }

    /** Ends what the check waits for, and leaves its thread to itself if it is stuck even so. */
    private static void giveUp(Thread thread, Bench bench) throws InterruptedException {
        thread.interrupt();
        try {
            bench.close();
        } catch (IOException e) {
            // The row has failed already.
        }
        thread.join(NOTICE_MILLIS);
    }
}
