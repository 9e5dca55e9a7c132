package io.github.forkpair.maven;

import io.github.forkpair.evidence.PairRecord;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fail the build where a pair failed, did not end, or never launched its child, and say in one line
 * how many pairs there were.
 *
 * <p>It counts the pairs of all test JVMs since {@code forkpair:prepare}, those of Surefire as well
 * as those of Failsafe.
 *
 * @since 0.1
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends AbstractMojo {

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
     * Whether the build fails where no pair ran at all. It does not where {@code skipTests} or
     * {@code skipITs} says that tests need not run.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.failIfNoPairs", defaultValue = "false")
    boolean failIfNoPairs;

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
        PairSummary summary = new PairSummary(records());
        getLog().info(summary.line());
        boolean needsPairs = failIfNoPairs && !skipTests && !skipITs;
        if (summary.pairs() == 0 && needsPairs) {
            fail(PairSummary.NO_PAIRS);
        } else if (summary.failed() > 0) {
            fail(summary.failures(evidenceDir.toPath()));
        }
    }

    private List<PairRecord> records() throws MojoExecutionException {
        try {
            return PairRecord.readAll(evidenceDir.toPath());
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "What the pairs left cannot be read: " + e.getMessage(), e);
        }
    }

    private void fail(String message) throws MojoFailureException {
        if (!testFailureIgnore) {
            throw new MojoFailureException(message);
        }
        getLog().error(message);
    }
}
