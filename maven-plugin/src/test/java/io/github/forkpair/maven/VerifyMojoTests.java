package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyMojoTests {

    /** No process has it: Linux gives out none so high. */
    private static final ChildMark CHILD =
            new ChildMark(2_000_000_000, OptionalLong.of(1), OptionalLong.empty());

    @TempDir Path evidence;

    private final VerifyMojo verify = new VerifyMojo();
    private final HeardLog log = new HeardLog();
    private final MavenProject project = new MavenProject();

    @BeforeEach
    void setWhatMavenWouldSet() throws Exception {
        verify.project = project;
        verify.plugin = BuiltDescriptor.read();
        verify.evidenceDir = evidence.toFile();
        verify.setLog(log);
        prepared();
    }

    @Test
    void oneLineSaysHowManyPairsThereWere() throws Exception {
        passed("CacheTest.reads");
        passed("CacheTest.writes");

        verify.execute();

        assertThat(log.infos).containsExactly("Forkpair: 2 pairs, 2 children, 0 failed");
        assertThat(log.errors).isEmpty();
    }

    @Test
    void noPairIsNoFailure() throws Exception {
        verify.execute();

        assertThat(log.infos).containsExactly("Forkpair: 0 pairs, 0 children, 0 failed");
    }

    @Test
    void aFailedPairFailsTheBuild() throws Exception {
        passed("CacheTest.reads");
        PairRecord.Writer pair =
                PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes");
        pair.launched(CHILD);
        pair.ran();
        pair.ended(PairResult.FAILED, "expected: <1> but was: <2>");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "1 of 2 pairs failed:\n"
                                + "  CacheTest.writes: expected: <1> but was: <2>\n"
                                + "The evidence is below "
                                + evidence);
        assertThat(log.infos).containsExactly("Forkpair: 2 pairs, 2 children, 1 failed");
    }

    @Test
    void aPairThatForkpairSkippedIsCountedAndNamed() throws Exception {
        passed("CacheTest.reads");
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes")
                .ended(PairResult.SKIPPED, "This is Plan 9.");
        verify.failIfNoPairs = true;

        verify.execute();

        assertThat(log.infos)
                .containsExactly(
                        "Forkpair: 2 pairs, 1 child, 0 failed, 1 skipped",
                        "  CacheTest.writes was skipped: This is Plan 9.");
    }

    @Test
    void aBuildWhosePairsWereAllSkippedFailsWhereThereHasToBeOne() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes")
                .ended(PairResult.SKIPPED, "This is Plan 9.");
        verify.failIfNoPairs = true;

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "No pair ran, and failIfNoPairs is set:\n"
                                + "  CacheTest.writes was skipped: This is Plan 9.");
    }

    @Test
    void aPairThatDidNotEndFailsTheBuild() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes").launched(CHILD);

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("CacheTest.writes: it began and did not end");
    }

    @Test
    void aPairThatAnotherModuleOfAParallelBuildRunsIsLeftToIt() throws Exception {
        passed("CacheTest.reads");
        PairRecord.Writer other =
                PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes");
        other.launched(CHILD);
        verify.parallel = true;

        verify.execute();
        other.ended(PairResult.FAILED, "no child");

        assertThat(log.infos).containsExactly("Forkpair: 1 pair, 1 child, 0 failed");
        assertThatThrownBy(verify::execute).hasMessageStartingWith("1 of 2 pairs failed:");
    }

    @Test
    void aPairThatNeverLaunchedItsChildFailsTheBuild() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes")
                .ended(PairResult.PASSED, "");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("CacheTest.writes: its child was never launched");
    }

    @Test
    void aBuildThatIgnoresFailuresLogsThem() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes")
                .ended(PairResult.FAILED, "no child");
        verify.testFailureIgnore = true;

        verify.execute();

        assertThat(log.infos).hasSize(1);
        assertThat(log.errors)
                .singleElement()
                .asString()
                .startsWith("1 of 1 pair failed:\n  CacheTest.writes: no child\n");
    }

    @Test
    void aBuildThatNeedsPairsFailsWithoutOne() {
        verify.failIfNoPairs = true;

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("No pair ran, and failIfNoPairs is set.");
    }

    @Test
    void aParentOfModulesNeedsNone() throws Exception {
        project.setPackaging("pom");
        verify.failIfNoPairs = true;

        verify.execute();

        assertThat(log.infos).containsExactly("Forkpair: 0 pairs, 0 children, 0 failed");
    }

    @Test
    void aBuildThatNeedsPairsDoesNotWhereTestsWereLeftOut() throws Exception {
        verify.failIfNoPairs = true;
        verify.skipTests = true;
        verify.execute();

        verify.skipTests = false;
        verify.skipITs = true;
        verify.execute();

        assertThat(log.infos).hasSize(2);
    }

    @Test
    void skippedItSaysNothing() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes")
                .ended(PairResult.FAILED, "no child");

        verify.skip = true;
        verify.execute();
        verify.skip = false;
        verify.skipTestCompilation = true;
        verify.execute();

        assertThat(log.infos).isEmpty();
        assertThat(log.errors).isEmpty();
    }

    @Test
    void aTestThatPassedWhenItWasRunAgainDoesNotFailTheBuild() throws Exception {
        PairRecord.Writer first =
                PairRecord.Writer.begin(evidence, "CacheTest.reads", "CacheTest.reads");
        first.launched(CHILD);
        first.ended(PairResult.FAILED, "a flake");
        passed("CacheTest.reads");

        verify.execute();

        assertThat(log.infos).containsExactly("Forkpair: 1 pair, 1 child, 0 failed, 1 flaky");
    }

    @Test
    void aChildThatNeverCameUpFailsTheBuild() throws Exception {
        PairRecord.Writer pair =
                PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes");
        pair.launched(CHILD);
        pair.ended(PairResult.PASSED, "");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "CacheTest.writes: its child never came so far as to run its side");
    }

    @Test
    void aProcessThatAPairLeftIsEndedAndFailsTheBuild() throws Exception {
        Process left = left();

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "A pair left 1 process running after its test JVM was done with it:\n  "
                                + left.pid()
                                + " sleep 1000 (ended now)");
        assertThat(left.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(log.infos)
                .containsExactly("Forkpair: 1 pair, 1 child, 0 failed, 1 process left");
    }

    @Test
    void aProcessThatAPairLeftIsEndedAndWarnedOf() throws Exception {
        Process left = left();
        verify.leftovers = "warn";

        verify.execute();

        assertThat(log.warnings).singleElement().asString().startsWith("A pair left 1 process");
        assertThat(left.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aProcessThatIsNotProvenToBeAPairsGoesOn() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            PairRecord.Writer pair =
                    PairRecord.Writer.begin(evidence, "CacheTest.reads", "CacheTest.reads");
            pair.launched(new ChildMark(stranger.pid(), OptionalLong.of(1), OptionalLong.empty()));
            pair.ran();
            pair.ended(PairResult.PASSED, "");

            verify.execute();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatBecomesOfLeftProcessesIsFailOrWarn() {
        verify.leftovers = "ignore";

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("forkpair.leftovers cannot be \"ignore\". Write fail or warn.");
    }

    @Test
    void withoutPrepareItCountsWhatThisBuildLeftAndSaysWhatToWrite() throws Exception {
        notPrepared();
        passed("CacheTest.reads");

        verify.execute();

        assertThat(log.infos).containsExactly("Forkpair: 1 pair, 1 child, 0 failed");
        assertThat(log.warnings)
                .containsExactly(
                        "forkpair:prepare did not run in this build, so that the test JVMs had no"
                                + " flags and settings from forkpair-maven-plugin. Write"
                                + " <goal>prepare</goal> beside <goal>verify</goal>.");
    }

    @Test
    void withoutPrepareAFailureOfThisBuildFailsIt() throws Exception {
        notPrepared();
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes")
                .ended(PairResult.FAILED, "no child");

        assertThatThrownBy(verify::execute).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void withoutPrepareAFailureOfAnEarlierBuildDoesNotFailThisOne() throws Exception {
        notPrepared();
        PairRecord.Writer.begin(evidence, "CacheTest.writes", "CacheTest.writes")
                .ended(PairResult.FAILED, "no child");
        verify.buildStart = new Date(System.currentTimeMillis() + 60_000);

        verify.execute();

        assertThat(log.infos).containsExactly("Forkpair: 0 pairs, 0 children, 0 failed");
        assertThat(log.warnings)
                .hasSize(2)
                .last()
                .isEqualTo(
                        "Below "
                                + evidence
                                + " are also pairs of an earlier build, which do not count: 1.");
    }

    @Test
    void pairsOfAnEarlierBuildAreNoneWhereSomeMustBe() throws Exception {
        passed("CacheTest.reads");
        verify.buildStart = new Date(System.currentTimeMillis() + 60_000);
        verify.failIfNoPairs = true;

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("No pair ran, and failIfNoPairs is set.");
    }

    @Test
    void itLooksWherePrepareLetsPairsKeepTheirEvidence() {
        verify.evidenceDir = evidence.resolve("elsewhere").toFile();

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "forkpair:prepare lets pairs keep their evidence below "
                                + evidence
                                + ", but forkpair:verify looks for it below "
                                + evidence.resolve("elsewhere")
                                + ". Configure evidenceDir for the plugin, not for one of its"
                                + " executions.");
    }

    @Test
    void aFileOfAnotherVersionFailsTheBuildAndTheOthersCount() throws Exception {
        passed("CacheTest.reads");
        Path file = evidence.resolve("pairs/1-1.tsv");
        Files.writeString(file, "forkpair\t77\n");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "What the pairs wrote cannot all be read, so one may have failed:\n  "
                                + file
                                + " was written by another version of Forkpair. Give"
                                + " forkpair-junit-extension and forkpair-maven-plugin the same"
                                + " version, and run mvn clean\n"
                                + "The evidence is below "
                                + evidence);
        assertThat(log.infos).containsExactly("Forkpair: 1 pair, 1 child, 0 failed");
    }

    @Test
    void recordsThatATestHasRemovedFailTheBuildThoughNobodyWritesAgain() throws Exception {
        setTripwire("default");
        passed("CacheTest.reads");
        DirectoryTree.delete(evidence);
        verify.failIfNoPairs = true;

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "What the pairs wrote cannot all be read, so one may have failed:\n  "
                                + evidence.resolve("pairs")
                                + " was removed while tests ran, with what pairs had written there."
                                + " Look for a test that removes "
                                + evidence
                                + ", and run the tests again\n"
                                + "The evidence is below "
                                + evidence);
    }

    @Test
    void anotherExecutionsTestsDoNotHideThatRecordsWereRemoved() throws Exception {
        setTripwire("unit");
        DirectoryTree.delete(evidence);
        setTripwire("integration");
        passed("CacheTest.reads");

        assertThatThrownBy(verify::execute).hasMessageContaining(" was removed while tests ran");
    }

    @Test
    void aCleanBetweenTwoLifecyclesOfOneBuildRemovesNothingThatCounts() throws Exception {
        setTripwire("default");
        DirectoryTree.delete(evidence);
        setTripwire("default");
        passed("CacheTest.reads");

        verify.execute();
        verify.execute();

        assertThat(log.infos).containsOnly("Forkpair: 1 pair, 1 child, 0 failed");
    }

    @Test
    void whereNoPairRanNothingIsLeftOfTheCount() throws Exception {
        setTripwire("default");

        verify.execute();

        assertThat(evidence).doesNotExist();
    }

    private void setTripwire(String execution) throws Exception {
        project.getBuild().setTestOutputDirectory(System.getProperty("java.io.tmpdir"));
        EvidencePlace.of(project, evidence).setTripwire(execution);
    }

    /** Leaves a process of a pair whose test JVM is done with it; known by its start. */
    private Process left() throws IOException {
        Process left = new ProcessBuilder("sleep", "1000").start();
        String[] stat = Files.readString(Path.of("/proc/" + left.pid() + "/stat")).split(" ");
        PairRecord.Writer pair =
                PairRecord.Writer.begin(evidence, "CacheTest.reads", "CacheTest.reads");
        pair.launched(
                new ChildMark(
                        left.pid(),
                        OptionalLong.of(Long.parseLong(stat[21])),
                        OptionalLong.empty()));
        pair.ran();
        pair.ended(PairResult.PASSED, "");
        return left;
    }

    private void prepared() throws Exception {
        EvidencePlace.of(project, evidence).begin(Instant.EPOCH);
    }

    private void notPrepared() {
        verify.project = new MavenProject();
    }

    private void passed(String test) throws IOException {
        PairRecord.Writer pair = PairRecord.Writer.begin(evidence, test, test);
        pair.launched(CHILD);
        pair.ran();
        pair.ended(PairResult.PASSED, "");
    }
}
