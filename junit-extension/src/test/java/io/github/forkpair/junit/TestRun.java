package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.evidence.Timelines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs a test class as Jupiter would, and keeps what came of it. */
final class TestRun {

    /** The first pair of a JVM says so for all, and the soak runs as many at a time. */
    private static final String MAX_CHILDREN = "4";

    private static final Pattern ENDING = Pattern.compile("\"ending\": \"([a-z-]+)\"");

    private final Class<?> testClass;
    private final List<Event> finished;
    private final Path evidenceDir;
    private final HeardConsole console;

    private TestRun(
            Class<?> testClass, List<Event> finished, Path evidenceDir, HeardConsole console) {
        this.testClass = testClass;
        this.finished = finished;
        this.evidenceDir = evidenceDir;
        this.console = console;
    }

    static TestRun of(Class<?> testClass, Path evidenceDir, Map<String, String> settings) {
        return of(testClass, evidenceDir, settings, new HeardConsole());
    }

    /** Runs a class whose pairs print to that console. */
    static TestRun of(
            Class<?> testClass,
            Path evidenceDir,
            Map<String, String> settings,
            HeardConsole console) {
        return of("junit-jupiter", testClass, evidenceDir, settings, console);
    }

    /** Runs what the extension's own engine finds in a class. */
    static TestRun ofForgottenSides(Class<?> testClass, Path evidenceDir) {
        return of("forkpair", testClass, evidenceDir, Map.of(), new HeardConsole());
    }

    private static TestRun of(
            String engine,
            Class<?> testClass,
            Path evidenceDir,
            Map<String, String> settings,
            HeardConsole console) {
        Map<String, String> hearing = console.begin();
        try {
            List<Event> finished = finished(engine, testClass, evidenceDir, settings, hearing);
            return new TestRun(testClass, finished, evidenceDir, console);
        } finally {
            console.end();
        }
    }

    private static List<Event> finished(
            String engine,
            Class<?> testClass,
            Path evidenceDir,
            Map<String, String> settings,
            Map<String, String> hearing) {
        return EngineTestKit.engine(engine)
                .selectors(selectClass(testClass))
                .configurationParameter("forkpair.evidence.dir", evidenceDir.toString())
                .configurationParameter("forkpair.max.children", MAX_CHILDREN)
                .configurationParameters(settings)
                .configurationParameters(hearing)
                .enableImplicitConfigurationParameters(false)
                .execute()
                .testEvents()
                .list()
                .stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .toList();
    }

    static TestRun of(Class<?> testClass, Path evidenceDir) {
        return of(testClass, evidenceDir, Map.of());
    }

    /** Returns what the harness printed for a person to see. */
    String warnings() {
        return console.err();
    }

    /** Returns what the harness printed as the test's own output. */
    String console() {
        return console.out();
    }

    /** Returns how many tests ended so. */
    long count(TestExecutionResult.Status status) {
        return results().filter(result -> result.getStatus() == status).count();
    }

    /** Returns what the run's one failed or aborted test threw. */
    Throwable failure() {
        List<Throwable> thrown =
                results().flatMap(result -> result.getThrowable().stream()).toList();
        if (thrown.size() != 1) {
            throw new AssertionError("one failure was expected, but there were " + thrown);
        }
        return thrown.get(0);
    }

    /** Returns all that was thrown, as it is printed. */
    String printed() {
        StringWriter text = new StringWriter();
        results()
                .flatMap(result -> result.getThrowable().stream())
                .forEach(thrown -> thrown.printStackTrace(new PrintWriter(text)));
        return text.toString();
    }

    /** Returns what the run left for the build's summary. */
    List<PairRecord> records() {
        try {
            PairRecords records = PairRecords.read(evidenceDir);
            assertThat(records.problems()).isEmpty();
            return records.pairs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how each pair ended, as the build's report will have it, kept evidence or not. */
    List<String> endings() {
        return Timelines.read(evidenceDir).byKey().values().stream()
                .map(timeline -> timeline.ending().word())
                .toList();
    }

    /** Returns the events that the pairs' timelines mark as the cause, with their sides. */
    List<String> causes() {
        return Timelines.read(evidenceDir).byKey().values().stream()
                .flatMap(timeline -> timeline.events().stream())
                .filter(event -> event.weight() == PairEvent.Weight.CAUSE)
                .map(event -> event.lane().side() + " " + event.what().word())
                .distinct()
                .toList();
    }

    /** Returns the verdict that the one kept timeline names; nothing where none is kept. */
    Optional<String> verdict() {
        if (!Files.exists(evidenceDir)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(evidenceDir)) {
            Optional<Path> timeline = files.filter(file -> file.endsWith("pair.json")).findFirst();
            if (timeline.isEmpty()) {
                return Optional.empty();
            }
            Matcher ending = ENDING.matcher(Files.readString(timeline.get()));
            return ending.find() ? Optional.of(ending.group(1)) : Optional.of("none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of the evidence files of the parent side named so. */
    List<String> evidence() {
        return evidence(testClass, "parent");
    }

    /** Returns the names of the evidence files of one parent side. */
    List<String> evidence(Class<?> testClass, String method) {
        Path directory = evidenceDir.resolve(testClass.getName()).resolve(method);
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<TestExecutionResult> results() {
        return finished.stream().map(event -> event.getRequiredPayload(TestExecutionResult.class));
    }
}
