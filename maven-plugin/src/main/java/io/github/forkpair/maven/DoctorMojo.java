package io.github.forkpair.maven;

import io.github.forkpair.doctor.Doctor;
import io.github.forkpair.doctor.Examination;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.SettingException;
import io.github.forkpair.plan.Settings;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Try on this machine what a pair rests on, and say row by row what works and what to do where
 * something does not. The build fails where no pair could run.
 *
 * <p>It needs no project, runs on the JDK that runs Maven, takes a few seconds, and leaves nothing
 * behind.
 *
 * @since 0.1
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractMojo {

    private final ToolchainManager toolchains;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @Nullable MavenSession session;

    /** Is Maven's own, without a directory, where there is no POM. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${session.userProperties}", readonly = true, required = true)
    Properties userProperties = new Properties();

    /**
     * The directory below which pairs would keep their evidence. It is tried, and need not exist.
     * It is {@code forkpair} in the project's build directory where nothing says otherwise, and
     * {@code target/forkpair} where there is no project.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.evidence.dir")
    @Nullable File evidenceDir;

    /**
     * More arguments for the child's JVM, split at spaces as a shell would, such as {@code
     * -Xmx64m}.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.child.args")
    @Nullable String childArgs;

    /**
     * The child's {@code java}, or the home of its JDK. It is the one that runs Maven where nothing
     * says otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.child.java")
    @Nullable String childJava;

    /**
     * The JDK of the children, instead of {@code childJava}: the path of its home or of its {@code
     * java}, or the version of a Maven toolchain of type {@code jdk}, such as {@code 25} or {@code
     * [17,18)}.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.childJdk")
    @Nullable String childJdk;

    /**
     * How many children may live at once in one test JVM, 1 or more: so many have to fit the limits
     * of open files and processes. It is the number of processors where nothing says otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.max.children")
    @Nullable String maxChildren;

    /**
     * Tries nothing.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.skip", defaultValue = "false")
    boolean skip;

    /**
     * Is created by Maven, which sets the parameters.
     *
     * @param toolchains knows the JDKs of the user's {@code toolchains.xml}
     */
    @Inject
    public DoctorMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            return;
        }
        new GivenParameters(project, plugin, userProperties).check();
        try {
            tell(Doctor.forPairsWith(settings()).examine());
        } catch (SettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The doctor was interrupted.", e);
        }
    }

    /** Shows the table, and fails the build if it says that no pair can run. */
    void tell(Examination examination) throws MojoFailureException {
        examination.table().forEach(getLog()::info);
        if (!examination.pairsCanRun()) {
            throw new MojoFailureException(examination.summary());
        }
    }

    private Settings settings() throws MojoExecutionException {
        Map<String, @Nullable String> given = new HashMap<>();
        given.put(Setting.EVIDENCE_DIR.key(), evidenceDir().getPath());
        given.put(Setting.CHILD_ARGS.key(), childArgs);
        given.put(
                Setting.CHILD_JAVA.key(), ChildJdk.java(childJdk, childJava, toolchains, session));
        given.put(Setting.MAX_CHILDREN.key(), maxChildren);
        return Settings.from(name -> Optional.ofNullable(given.get(name)));
    }

    private File evidenceDir() {
        if (evidenceDir != null) {
            return evidenceDir;
        }
        boolean none = project.getBasedir() == null;
        return new File(none ? "target" : project.getBuild().getDirectory(), "forkpair");
    }
}
