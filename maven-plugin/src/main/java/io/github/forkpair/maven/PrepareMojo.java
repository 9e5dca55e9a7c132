package io.github.forkpair.maven;

import io.github.forkpair.plan.BuildFlag;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.SettingException;
import io.github.forkpair.posix.PosixSystem;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Hand the test JVM the flags that pairs need, and start the build's count of pairs afresh.
 *
 * <p>The flags go in front of what the property {@code argLine} holds, from where Surefire and
 * Failsafe take them. A build that configures an {@code argLine} of its own writes <code>
 * &#64;{argLine}</code> into it. The property is always defined, also where the goal is skipped.
 *
 * <p>A parameter that is not given is left to what else the test JVM is told, such as a {@code
 * junit-platform.properties}.
 *
 * @since 0.1
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES, threadSafe = true)
public final class PrepareMojo extends AbstractMojo {

    private final ToolchainManager toolchains;

    Optional<String> whyUnsupported = PosixSystem.whyUnsupported();

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @Nullable MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @Nullable MojoExecution mojoExecution;

    @Parameter(defaultValue = "${session.userProperties}", readonly = true, required = true)
    Properties userProperties = new Properties();

    @Parameter(defaultValue = "${session.startTime}", readonly = true, required = true)
    Date buildStart = new Date(0);

    /**
     * The property that takes the test JVM's flags, in front of what it already holds.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.propertyName", defaultValue = "argLine", required = true)
    String propertyName = "argLine";

    /**
     * The directory below which pairs keep their evidence, one for each module of a build. What a
     * failed pair of an earlier build left there stays until its test is run again.
     *
     * @since 0.1
     */
    @Parameter(
            property = "forkpair.evidence.dir",
            defaultValue = "${project.build.directory}/forkpair",
            required = true)
    File evidenceDir;

    /**
     * How long a pair may take, its JVM start included: a number and a unit, such as {@code 500
     * ms}, {@code 30 s} or {@code 2 m}; seconds where there is no unit. A pair has 60 s where
     * nothing says otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.deadline")
    @Nullable String deadline;

    /**
     * How long a child may go on after SIGTERM, before SIGKILL: a number and a unit, as for the
     * deadline. It is 5 s where nothing says otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.grace")
    @Nullable String grace;

    /**
     * When a child's output is shown: {@code on-failure}, {@code always} or {@code never}.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.output")
    @Nullable String output;

    /**
     * When a pair's evidence is kept: {@code on-failure}, which is also where a warning names it,
     * {@code always} or {@code never}.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.evidence")
    @Nullable String evidence;

    /**
     * More arguments for the child's JVM, split at spaces as a shell would, such as {@code
     * -Xmx64m}.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.child.args")
    @Nullable String childArgs;

    /**
     * The child's {@code java}, or the home of its JDK. It is the test JVM's own where nothing says
     * otherwise.
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
     * How many children may live at once in one test JVM, 1 or more. It is the number of processors
     * where nothing says otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.max.children")
    @Nullable String maxChildren;

    /**
     * Whose JVM waits for a debugger: {@code child} or {@code none}. It is {@code none} where
     * nothing says otherwise.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.debug")
    @Nullable String debug;

    /**
     * The port at which a child waits for its debugger: 1 to 65535, or 0 for any free one. Children
     * with the same port wait for each other.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.debug.port")
    @Nullable String debugPort;

    /**
     * What becomes of a pair whose child leaves processes running: {@code fail} or {@code warn}.
     * They are ended in any case.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.leftovers")
    @Nullable String leftovers;

    /**
     * Whether a failed pair prints lines by which CI servers find its evidence: {@code auto},
     * {@code always} or {@code never}. It is {@code auto} where nothing says otherwise: on a CI
     * server.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.attachments")
    @Nullable String attachments;

    /**
     * Leaves the test JVM's flags and the evidence as they are.
     *
     * @since 0.1
     */
    @Parameter(property = "forkpair.skip", defaultValue = "false")
    boolean skip;

    /**
     * Leaves the test JVM's flags and the evidence as they are, since there will be no tests.
     *
     * @since 0.1
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean skipTestCompilation;

    /**
     * Is created by Maven, which sets the parameters.
     *
     * @param toolchains knows the JDKs of the user's {@code toolchains.xml}
     */
    @Inject
    public PrepareMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    public void execute() throws MojoExecutionException {
        ArgLine argLine = new ArgLine(project, propertyName);
        if (skip || skipTestCompilation) {
            argLine.define();
            return;
        }
        GivenParameters parameters = new GivenParameters(project, plugin, userProperties);
        parameters.check();
        parameters.warnings().forEach(getLog()::warn);
        try {
            TestJvmFlags flags = TestJvmFlags.checked(given());
            EvidencePlace place = EvidencePlace.of(project, evidenceDir.toPath());
            place.begin(buildStart.toInstant());
            place.setTripwire(execution());
            argLine.prepend(flags.besides(userProperties).text() + buildFlags());
        } catch (SettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        whyUnsupported.map("Pairs will be reported as skipped. "::concat).ifPresent(getLog()::warn);
        Set<String> names = parameters.ofExecutions("prepare", "propertyName", "argLine");
        new FlagsReach(project, userProperties, propertyName, names)
                .warnings()
                .forEach(getLog()::warn);
    }

    /** What the test JVMs of a build are told of it, besides settings. */
    private String buildFlags() {
        MavenSession build = session;
        if (build == null) {
            return "";
        }
        String id = buildStart.getTime() + "-" + ProcessHandle.current().pid();
        String flags = TestJvmFlags.flag(BuildFlag.ID, id);
        if (Seen.EXTENSION.isOf(project)) {
            return flags; // which will write the page, whatever becomes of the build
        }
        Path evidence = EvidencePlace.of(project, evidenceDir.toPath()).directory();
        String command = new ReportCommand(build, project, plugin, execution(), evidence).line();
        return flags
                + TestJvmFlags.flag(
                        BuildFlag.REPORT, URLEncoder.encode(command, StandardCharsets.UTF_8));
    }

    private String execution() {
        return mojoExecution == null ? "" : mojoExecution.getExecutionId();
    }

    private Map<Setting, String> given() throws MojoExecutionException {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        given.put(Setting.EVIDENCE_DIR, evidenceDir.getAbsolutePath());
        put(given, Setting.DEADLINE, deadline);
        put(given, Setting.GRACE, grace);
        put(given, Setting.OUTPUT, output);
        put(given, Setting.EVIDENCE, evidence);
        put(given, Setting.CHILD_ARGS, childArgs);
        put(given, Setting.CHILD_JAVA, ChildJdk.java(childJdk, childJava, toolchains, session));
        put(given, Setting.JDKS, ChildJdk.homes(toolchains, session));
        put(given, Setting.MAX_CHILDREN, maxChildren);
        put(given, Setting.DEBUG, debug);
        put(given, Setting.DEBUG_PORT, debugPort);
        put(given, Setting.LEFTOVERS, leftovers);
        put(given, Setting.ATTACHMENTS, attachments);
        return given;
    }

    private static void put(
            Map<Setting, String> given, Setting setting, @Nullable String parameter) {
        if (parameter != null && !parameter.isBlank()) {
            given.put(setting, parameter.strip());
        }
    }
}
