package io.github.forkpair.maven;

import io.github.forkpair.maven.report.BuildPairs;
import io.github.forkpair.maven.report.ReportPage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Write a page about the module's pairs: their verdicts, where their time went, and for each what
 * happened on both sides, on one clock.
 *
 * <p>In a build it is one HTML file, {@code report.html} in the evidence directory, which needs no
 * network and links the evidence. Under {@code <reporting>} the same is a page of the site, which
 * does not link the evidence: a site is for others than those who may see it.
 *
 * @since 0.1
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractMojo implements MavenReport {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${session.userProperties}", readonly = true, required = true)
    Properties userProperties = new Properties();

    /**
     * The directory below which pairs kept their evidence: the same as for {@code
     * forkpair:prepare}.
     *
     * @since 0.1
     */
    @Parameter(
            property = "forkpair.evidence.dir",
            defaultValue = "${project.build.directory}/forkpair",
            required = true)
    File evidenceDir;

    /**
     * Writes no page.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.skip", defaultValue = "false")
    boolean skip;

    /**
     * Writes no page, since there were no tests.
     *
     * @since 0.1
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean skipTestCompilation;

    private @Nullable File siteDirectory;

    /** Is created by Maven, which sets the parameters. */
    public ReportMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        if (!canGenerateReport()) {
            return;
        }
        checkParameters();
        Path directory = evidenceDir.toPath().toAbsolutePath();
        try {
            Path page = PageFile.write(project, directory, getLog()::warn);
            getLog().info("Forkpair: the report is " + page);
        } catch (IOException e) {
            Path page = directory.resolve(PageFile.NAME);
            throw new MojoExecutionException("The report " + page + " cannot be written: " + e, e);
        }
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            checkParameters();
        } catch (MojoExecutionException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
        ReportPage page = page();
        sink.head();
        sink.title();
        sink.text(getName(locale));
        sink.title_();
        sink.head_();
        sink.body();
        sink.rawText("<style>" + ReportPage.styles() + "</style>\n" + page.siteBody());
        sink.body_();
        sink.flush();
        sink.close();
    }

    private void checkParameters() throws MojoExecutionException {
        new GivenParameters(project, plugin, userProperties).check();
    }

    private ReportPage page() {
        BuildPairs pairs = BuildPairs.read(evidenceDir.toPath().toAbsolutePath());
        pairs.problems().forEach(getLog()::warn);
        return new ReportPage(project.getName(), pairs);
    }

    /** Is not to be left out: Maven 3's site plugin calls it, and its successor calls this. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return "forkpair-pairs";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Pairs";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The tests with two processes: their verdicts, and what happened on both sides.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        siteDirectory = directory;
    }

    @Override
    public @Nullable File getReportOutputDirectory() {
        return siteDirectory;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }

    @Override
    public boolean canGenerateReport() {
        return !skip && !skipTestCompilation;
    }
}
