package io.github.forkpair.maven;

import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.plan.OnLeftovers;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.SettingException;
import io.github.forkpair.posix.Survivors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Fail the build where a pair failed, did not end, never ran its child, or left a process, and say
 * in one line how many pairs there were.
 *
 * <p>It counts the pairs of all test JVMs of this build, those of Surefire as well as those of
 * Failsafe. Of a test that Surefire ran again the last run counts; one that passed then is called
 * flaky. A process of a pair that is still there is named and ended, if it is proven to be one: by
 * the mark that its child was given, or by its pid and start.
 *
 * @since 0.1
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends AbstractMojo {

    private static final String NOT_PREPARED =
            "forkpair:prepare did not run in this build, so that the test JVMs had no flags and"
                    + " settings from forkpair-maven-plugin. Write <goal>prepare</goal> beside"
                    + " <goal>verify</goal>.";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${session.userProperties}", readonly = true, required = true)
    Properties userProperties = new Properties();

    @Parameter(defaultValue = "${session.startTime}", readonly = true, required = true)
    Date buildStart = new Date(0);

    @Parameter(defaultValue = "${session.parallel}", readonly = true, required = true)
    boolean parallel;

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
     * Whether the build fails where no pair ran at all in a module, be it that there is none or
     * that this system cannot run any. It does not where {@code skipTests} or {@code skipITs} says
     * that tests need not run, nor in a module of packaging {@code pom}, such as the parent of the
     * others.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.failIfNoPairs", defaultValue = "false")
    boolean failIfNoPairs;

    /**
     * What becomes of the build where a pair left a process running: {@code fail} or {@code warn}.
     * The process is ended in any case. It is {@code fail} where nothing says otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.leftovers")
    @Nullable String leftovers;

    /**
     * Whether the build goes on after a failure, which is logged as an error then.
     *
     * @since 0.1
     */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    boolean testFailureIgnore;

    /**
     * Checks nothing.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.skip", defaultValue = "false")
    boolean skip;

    /**
     * Checks nothing, since there were no tests.
     *
     * @since 0.1
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean skipTestCompilation;

    /**
     * Whether unit tests were left out, so that there need not be a pair.
     *
     * @since 0.1
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    boolean skipTests;

    /**
     * Whether integration tests were left out, so that there need not be a pair.
     *
     * @since 0.1
     */
    @Parameter(property = "skipITs", defaultValue = "false")
    boolean skipITs;

    /** Is created by Maven, which sets the parameters. */
    public VerifyMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipTestCompilation) {
            return;
        }
        new GivenParameters(project, plugin, userProperties).check();
        OnLeftovers onLeftovers = onLeftovers();
        EvidencePlace place = EvidencePlace.of(project, evidenceDir.toPath());
        PairRecords records = records(place);
        checkThatItWasPrepared(place, records.ofEarlierBuilds());
        PairSummary summary = new PairSummary(records, Survivors.of(records.unattended()).end());
        getLog().info(summary.line());
        Seen.SUMMARY.in(project);
        summary.notRun().lines().forEach(getLog()::info);
        boolean mayHavePairs = !project.getPackaging().equals("pom");
        boolean needsPairs = failIfNoPairs && mayHavePairs && !skipTests && !skipITs;
        String none = needsPairs ? summary.noneRan() : "";
        String failures = none.isEmpty() ? summary.failures(place.directory()) : none;
        String left = summary.processesLeft();
        if (onLeftovers == OnLeftovers.WARN && !left.isEmpty()) {
            getLog().warn(left);
            left = "";
        }
        String message = (left + "\n" + failures).strip();
        if (!message.isEmpty()) {
            fail(message);
        }
    }

    private OnLeftovers onLeftovers() throws MojoExecutionException {
        try {
            return TestJvmFlags.settings(
                            leftovers == null ? Map.of() : Map.of(Setting.LEFTOVERS, leftovers))
                    .leftovers();
        } catch (SettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private PairRecords records(EvidencePlace place) throws MojoExecutionException {
        try {
            PairRecords records = place.records(buildStart.toInstant());
            // With -T they are of another module, which has its own look when its tests are done.
            return parallel ? records.withoutRunning() : records;
        } catch (IOException e) {
            throw new MojoExecutionException("What the pairs left cannot be read: " + e, e);
        }
    }

    private void checkThatItWasPrepared(EvidencePlace place, int ofEarlierBuilds)
            throws MojoExecutionException {
        Path prepared = place.prepared();
        if (prepared == null) {
            getLog().warn(NOT_PREPARED);
        } else if (!prepared.equals(place.directory())) {
            throw new MojoExecutionException(
                    "forkpair:prepare lets pairs keep their evidence below "
                            + prepared
                            + ", but forkpair:verify looks for it below "
                            + place.directory()
                            + ". Configure evidenceDir for the plugin, not for one of its"
                            + " executions.");
        }
        if (ofEarlierBuilds > 0) {
            getLog().warn(
                            "Below "
                                    + place.directory()
                                    + " are also pairs of an earlier build, which do not count: "
                                    + ofEarlierBuilds
                                    + ".");
        }
    }

    private void fail(String message) throws MojoFailureException {
        if (!testFailureIgnore) {
            throw new MojoFailureException(message);
        }
        getLog().error(message);
    }
}
