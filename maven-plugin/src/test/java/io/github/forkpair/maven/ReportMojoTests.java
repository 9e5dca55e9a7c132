package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.PairResult;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMojoTests {

    @TempDir Path target;

    private final ReportMojo report = new ReportMojo();
    private final List<String> lines = new ArrayList<>();
    private Path evidence;

    @BeforeEach
    void setWhatMavenWouldSet() {
        evidence = target.resolve("forkpair");
        report.project = new MavenProject();
        report.evidenceDir = evidence.toFile();
        report.project.setName("Acme");
        report.plugin = BuiltDescriptor.read();
        report.setLog(
                new SystemStreamLog() {
                    @Override
                    public void info(CharSequence line) {
                        lines.add("INFO " + line);
                    }

                    @Override
                    public void warn(CharSequence line) {
                        lines.add("WARN " + line);
                    }
                });
    }

    @Test
    void aPageIsWrittenIntoTheEvidenceDirectoryForTheUserAlone() throws Exception {
        passed("CacheTest.reads");

        report.execute();

        Path page = evidence.resolve("report.html");
        assertThat(lines).containsExactly("INFO Forkpair: the report is " + page);
        assertThat(page).content().contains("<h2>CacheTest.reads</h2>", "1 pair passed.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        assertThat(evidence.toFile().list()).containsExactlyInAnyOrder("pairs", "report.html");
    }

    @Test
    void anEarlierPageIsReplaced() throws Exception {
        report.execute();
        passed("CacheTest.reads");
        report.execute();

        assertThat(evidence.resolve("report.html")).content().doesNotContain("no pair ran");
    }

    @Test
    void withoutAnEvidenceDirectoryThePageSaysThatNoPairRan() throws Exception {
        report.execute();

        assertThat(evidence.resolve("report.html")).content().contains("no pair ran.");
    }

    @Test
    void whatCannotBeReadIsWarnedOfAndTakesNothingElseWithIt() throws Exception {
        passed("CacheTest.reads");
        Path older = evidence.resolve("pairs/1-1.timelines");
        Files.writeString(older, "forkpair timelines 0\nfrom before\n");
        String said =
                older
                        + " is of format 0, and this Forkpair reads format 2: its timelines are left"
                        + " out, the verdicts are not. Give the plugin and the extension the same"
                        + " version.";

        report.execute();

        assertThat(lines).contains("WARN " + said);
        assertThat(evidence.resolve("report.html"))
                .content()
                .contains("<li>" + said + "</li>", "<h2>CacheTest.reads</h2>", "1 pair passed.");
    }

    @Test
    void verdictsThatCannotBeReadAreToldOnThePageToo() throws Exception {
        Path file = Files.createDirectories(evidence.resolve("pairs")).resolve("1-1.tsv");
        Files.writeString(file, "forkpair\t2\nsomebody else's\n");

        report.execute();

        String said =
                "Verdicts are missing here: "
                        + file
                        + ", line 2, is no line that Forkpair writes: somebody else's";
        assertThat(lines).contains("WARN " + said);
        assertThat(evidence.resolve("report.html"))
                .content()
                .contains("no pair can be read.", said.replace("'", "&#39;"))
                .doesNotContain(">passed<");
    }

    @Test
    void aPageThatCannotBeWrittenIsNamedAndLeavesNoHalf() throws Exception {
        Files.writeString(evidence, "no directory");

        assertThatThrownBy(report::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "The report " + evidence.resolve("report.html") + " cannot be written: ");
        assertThat(evidence).content().isEqualTo("no directory");
    }

    @Test
    void aParameterThatThereIsNotIsRefused() {
        report.project.getBuild().addPlugin(Forkpair.with("evidenceDirectory", "elsewhere"));
        String said =
                "forkpair-maven-plugin has no parameter <evidenceDirectory>. Its parameters are ";

        assertThatThrownBy(report::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(said);
        assertThatThrownBy(() -> report.generate(null, Locale.ENGLISH))
                .isInstanceOf(MavenReportException.class)
                .hasMessageStartingWith(said);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void whatIsNeitherTrueNorFalseIsRefused() {
        report.userProperties.setProperty("forkpair.skip", "yes");

        assertThatThrownBy(report::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("forkpair.skip cannot be \"yes\". Write true or false.");
    }

    @Test
    void skippedItWritesNothing() throws Exception {
        report.skip = true;
        report.execute();
        report.skip = false;
        report.skipTestCompilation = true;
        report.execute();

        assertThat(target).isEmptyDirectory();
        assertThat(report.canGenerateReport()).isFalse();
    }

    @Test
    void theSiteHasItAsAProjectReport() throws Exception {
        passed("CacheTest.reads");
        StringBuilder calls = new StringBuilder();
        Sink sink =
                (Sink)
                        Proxy.newProxyInstance(
                                Sink.class.getClassLoader(),
                                new Class<?>[] {Sink.class},
                                (proxy, method, arguments) -> {
                                    calls.append(method.getName()).append('(');
                                    calls.append(arguments == null ? "" : arguments[0]);
                                    calls.append(")\n");
                                    return null;
                                });

        report.generate(sink, Locale.ENGLISH);

        assertThat(calls.toString())
                .startsWith("head()\ntitle()\ntext(Pairs)\ntitle_()\nhead_()\nbody()\n")
                .contains("rawText(<style>.forkpair {", "<h2>CacheTest.reads</h2>")
                .endsWith("body_()\nflush()\nclose()\n");
        assertThat(report.isExternalReport()).isFalse();
        assertThat(report.getCategoryName()).isEqualTo(MavenReport.CATEGORY_PROJECT_REPORTS);
        assertThat(report.getName(Locale.ENGLISH)).isEqualTo("Pairs");
        assertThat(report.getDescription(Locale.ENGLISH))
                .isEqualTo(
                        "The tests with two processes: their verdicts, and what happened on both"
                                + " sides.");
        assertThat(evidence.resolve("report.html")).doesNotExist();
    }

    private void passed(String test) throws IOException {
        PairRecord.Writer pair = PairRecord.Writer.begin(evidence, test, test);
        pair.launched(new ChildMark(4712, OptionalLong.empty(), OptionalLong.empty()));
        pair.ran();
        pair.ended(PairResult.PASSED, "");
    }
}
