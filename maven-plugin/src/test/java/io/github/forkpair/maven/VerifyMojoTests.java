package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.evidence.PairRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyMojoTests {

    @TempDir Path evidence;

    private final VerifyMojo verify = new VerifyMojo();
    private final List<String> infos = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @BeforeEach
    void setWhatMavenWouldSet() {
        verify.evidenceDir = evidence.toFile();
        verify.setLog(
                new SystemStreamLog() {
                    @Override
                    public void info(CharSequence line) {
                        infos.add(line.toString());
                    }

                    @Override
                    public void error(CharSequence line) {
                        errors.add(line.toString());
                    }
                });
    }

    @Test
    void oneLineSaysHowManyPairsThereWere() throws Exception {
        passed("CacheTest.reads");
        passed("CacheTest.writes");

        verify.execute();

        assertThat(infos).containsExactly("Forkpair: 2 pairs, 2 children, 0 failed");
        assertThat(errors).isEmpty();
    }

    @Test
    void noPairIsNoFailure() throws Exception {
        verify.execute();

        assertThat(infos).containsExactly("Forkpair: 0 pairs, 0 children, 0 failed");
    }

    @Test
    void aFailedPairFailsTheBuild() throws Exception {
        passed("CacheTest.reads");
        PairRecord.Writer pair = PairRecord.Writer.begin(evidence, "CacheTest.writes");
        pair.launched(4712);
        pair.ended("failed", "expected: <1> but was: <2>");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "1 of 2 pairs failed:\n"
                                + "  CacheTest.writes: expected: <1> but was: <2>\n"
                                + "The evidence is below "
                                + evidence);
        assertThat(infos).containsExactly("Forkpair: 2 pairs, 2 children, 1 failed");
    }

    @Test
    void aPairThatDidNotEndFailsTheBuild() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes").launched(4712);

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("CacheTest.writes: it began and did not end");
    }

    @Test
    void aPairThatNeverLaunchedItsChildFailsTheBuild() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes").ended("passed", "");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("CacheTest.writes: its child was never launched");
    }

    @Test
    void aBuildThatIgnoresFailuresLogsThem() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes").ended("failed", "no child");
        verify.testFailureIgnore = true;

        verify.execute();

        assertThat(infos).hasSize(1);
        assertThat(errors)
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
    void aBuildThatNeedsPairsDoesNotWhereTestsWereLeftOut() throws Exception {
        verify.failIfNoPairs = true;
        verify.skipTests = true;
        verify.execute();

        verify.skipTests = false;
        verify.skipITs = true;
        verify.execute();

        assertThat(infos).hasSize(2);
    }

    @Test
    void skippedItSaysNothing() throws Exception {
        PairRecord.Writer.begin(evidence, "CacheTest.writes").ended("failed", "no child");

        verify.skip = true;
        verify.execute();
        verify.skip = false;
        verify.skipTestCompilation = true;
        verify.execute();

        assertThat(infos).isEmpty();
        assertThat(errors).isEmpty();
    }

    @Test
    void aFileThatForkpairDidNotWriteIsNamed() throws Exception {
        Path file = Files.createDirectories(evidence.resolve("pairs")).resolve("1-1.tsv");
        Files.writeString(file, "somebody else's\n");

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "What the pairs left cannot be read: "
                                + file
                                + ", line 1, is no line that Forkpair writes: somebody else's");
    }

    private void passed(String test) throws IOException {
        PairRecord.Writer pair = PairRecord.Writer.begin(evidence, test);
        pair.launched(4712);
        pair.ended("passed", "");
    }
}
