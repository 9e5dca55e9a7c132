package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierEvidenceTests {

    private static final SideMethod PARENT =
            new SideMethod(Holder.class.getName(), "holds", List.of(String.class.getName()));

    /** A pid that no system gives. */
    private static final long NOBODY = 2_000_000_000;

    private static final long BEGUN = 1_000;

    private static final int ROUNDS = 2_000;

    @TempDir private Path root;
    @TempDir private Path modules;

    private String classFile = "";

    interface Inherited {
        default void inherits() {}
    }

    static class Holder implements Inherited {
        void holds(String peer) {}
    }

    @Test
    void whatAnotherBuildLeftOfTheSameTestIsTakenBack() throws IOException {
        Path left = left("holds", PARENT, "[method:holds]", NOBODY, PairResult.FAILED);

        assertThat(create().path()).isEqualTo(left);
        assertThat(left).isEmptyDirectory();
    }

    @Test
    void whatAMethodLeftThatIsRenamedOrAsksForOtherThingsGoes() throws IOException {
        Path renamed =
                left("held", with("held", "java.lang.String"), "[a]", NOBODY, PairResult.FAILED);
        Path changed = left("holds-2", with("holds", "int"), "[b]", NOBODY, PairResult.FAILED);
        Path inherited = left("inherits", with("inherits"), "[c]", NOBODY, PairResult.FAILED);

        create();

        assertThat(renamed).doesNotExist();
        assertThat(changed).doesNotExist();
        assertThat(inherited).exists();
    }

    @Test
    void whatIsRepeatedNowAndWasNotBeforeTakesBack() throws IOException {
        Path left = left("holds-9", PARENT, "[method:holds]", NOBODY, PairResult.FAILED);

        EvidenceDirectory.create(
                root, PARENT, "[test-template:holds]/[test-template-invocation:#2]", loader());

        assertThat(left).doesNotExist();
    }

    @Test
    void whatAClassOfThatNameLeftInAnotherModuleStays() throws IOException {
        classFile = classFileIn("two");
        Files.createFile(modules.resolve("two/pom.xml"));
        Path left = left("holds-9", PARENT, "[method:holds]", NOBODY, PairResult.FAILED);
        Path unknownHere = left("held", with("held"), "[method:held]", NOBODY, PairResult.FAILED);

        create();

        assertThat(left.resolve("file")).exists();
        assertThat(unknownHere.resolve("file")).exists();
    }

    @Test
    void whatTheClassLeftWhereItIsNoMoreIsTakenBack() throws IOException {
        classFile = classFileIn("two");
        Files.delete(Path.of(URI.create(classFile)));
        Path left = left("holds-9", PARENT, "[method:holds]", NOBODY, PairResult.FAILED);

        create();

        assertThat(left).doesNotExist();
    }

    @Test
    void twoPlacesForTheClassesOfOneModuleAreOfOne() throws IOException {
        String maven = classFileIn("two/target/test-classes");
        String ide = classFileIn("two/out/test");
        String other = classFileIn("one/out/test");
        Files.createFile(modules.resolve("two/pom.xml"));
        Files.createFile(modules.resolve("one/pom.xml"));

        assertThat(TestModule.isOne(maven, ide)).isTrue();
        assertThat(TestModule.isOne(maven, other)).isFalse();
        assertThat(TestModule.isOne(maven, "")).isTrue();
    }

    @Test
    void theDirectoryOfAPairThatIsRunningStays() throws IOException {
        long self = ProcessHandle.current().pid();
        Path running = left("holds", PARENT, "[method:holds]", self, PairResult.UNFINISHED);

        assertThat(create().path()).isNotEqualTo(running);
        assertThat(running.resolve("file")).exists();
    }

    @Test
    void theDirectoryOfATestJvmThatWasKilledGoes() throws IOException {
        Path killed = left("holds-9", PARENT, "[method:holds]", NOBODY, PairResult.UNFINISHED);

        create();

        assertThat(killed).doesNotExist();
    }

    @Test
    void whatIsNotForkpairsOrCannotBeReadStays() throws IOException {
        Path thesis = Files.createDirectories(root.resolve("thesis")).resolve("chapter");
        Files.writeString(thesis, "1");
        Path cut = left("other", PARENT, "[method:holds]", NOBODY, PairResult.FAILED);
        Files.writeString(Origin.file(cut), "build=1\n");

        create().close();
        EarlierEvidence.removeOfMissingClasses(root);

        assertThat(thesis).exists();
        assertThat(cut.resolve("file")).exists();
        assertThat(EarlierEvidence.in(root)).isEmpty();
    }

    @Test
    void whatAnInterruptedDeletionLeftGoesWithItsClassDirectory() throws IOException {
        Files.createDirectories(root.resolve("a.LockTest/.gone-1/child-1.stdout"));

        EarlierEvidence.removeOfMissingClasses(root);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void twoPairsThatBeginAtOnceDoNotTakeTheOthersPlace() throws Exception {
        String run = "[test-template:holds]/[test-template-invocation:#";
        Path all = root;
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                root = Files.createDirectory(all.resolve("round-" + round));
                left("holds", PARENT, run + "1]", NOBODY, PairResult.FAILED);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Path> second =
                        other.submit(
                                () -> {
                                    start.await();
                                    return begin(run + "2]");
                                });
                start.await();
                Path first = begin(run + "1]");

                assertThat(List.of(first, second.get())).allMatch(Files::isDirectory);
                assertThat(first).isNotEqualTo(second.get());
            }
        } finally {
            other.shutdownNow();
        }
    }

    private Path begin(String invocation) throws IOException {
        return EvidenceDirectory.create(root, PARENT, invocation, loader()).path();
    }

    @Test
    void itIsListedWithItsTestAndWhatItProves() throws IOException {
        left("holds-9", PARENT, "[method:holds]/[x-invocation:#2]", NOBODY, PairResult.FAILED);
        PairRecord.Writer.begin(root, "LockTest.holds", "LockTest.holds");
        create().keep();

        assertThat(EarlierEvidence.in(root))
                .containsExactly(
                        new EarlierEvidence(
                                PARENT.shortName(),
                                Instant.ofEpochMilli(BEGUN),
                                PairResult.FAILED,
                                "broken: größer",
                                PARENT.testClass() + "/holds-9"));
    }

    private String classFileIn(String module) throws IOException {
        Path file = modules.resolve(module).resolve("HolderTest.class");
        Files.createDirectories(file.getParent());
        return Files.createFile(file).toUri().toString();
    }

    private EvidenceDirectory create() throws IOException {
        return EvidenceDirectory.create(root, PARENT, "[method:holds]", loader());
    }

    private static ClassLoader loader() {
        return EarlierEvidenceTests.class.getClassLoader();
    }

    private static SideMethod with(String method, String... types) {
        return new SideMethod(PARENT.testClass(), method, List.of(types));
    }

    /** Writes what a test JVM of another build would have left. */
    private Path left(String name, SideMethod side, String invocation, long pid, PairResult result)
            throws IOException {
        Path directory = root.resolve(PARENT.testClass()).resolve(name);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("file"), "by an earlier build");
        Instant begun = pid == NOBODY ? Instant.ofEpochMilli(BEGUN) : Instant.now();
        Origin origin =
                new Origin(
                        "another build",
                        "",
                        pid,
                        begun,
                        side.reference(),
                        invocation,
                        classFile,
                        PairResult.UNFINISHED,
                        "");
        String ended =
                result == PairResult.UNFINISHED ? "" : Origin.ended(result, "broken: größer");
        Files.writeString(Origin.file(directory), origin.lines() + ended);
        return directory;
    }
}
