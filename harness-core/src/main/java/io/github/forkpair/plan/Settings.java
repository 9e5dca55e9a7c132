package io.github.forkpair.plan;

import io.github.forkpair.jvm.DebugMode;
import io.github.forkpair.jvm.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings in force for a pair.
 *
 * @param bounds how long and how much
 * @param keeping what is shown and kept
 * @param childJvm how a child's JVM starts
 * @param leftovers what becomes of a pair whose child left processes running
 */
public record Settings(Bounds bounds, Keeping keeping, ChildJvm childJvm, OnLeftovers leftovers) {

    /**
     * How long a pair may take, and how many may live.
     *
     * @param limit how long the pair may take, its JVM start included
     * @param grace how long the child may go on after SIGTERM, before SIGKILL
     * @param maxChildren how many children may live at once
     */
    public record Bounds(TimeLimit limit, Duration grace, int maxChildren) {

        private Bounds within(TimeLimit other) {
            return new Bounds(other, grace, maxChildren);
        }
    }

    /**
     * What of a pair is shown and kept.
     *
     * @param output when the child's output is shown
     * @param evidence when evidence is kept
     * @param evidenceDir the directory below which evidence is kept
     * @param attachments whether the evidence is named in lines that CI servers read
     */
    public record Keeping(When output, When evidence, Path evidenceDir, boolean attachments) {}

    /**
     * How a child's JVM starts.
     *
     * @param args more arguments for it
     * @param java its {@code java}
     * @param jdks finds another, where a side asks for one
     * @param debugging who looks into the pair with a debugger
     */
    public record ChildJvm(List<String> args, Path java, Jdks jdks, Debugging debugging) {

        /** Copies the list. */
        public ChildJvm {
            args = List.copyOf(args);
        }
    }

    /** As good as none; a count of nanoseconds holds it. */
    public static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    /** Lifts the deadline of a child that a person looks into. */
    public Settings {
        bounds = childJvm.debugging().child() ? bounds.within(bounds.limit().lifted()) : bounds;
    }

    /**
     * Reads the settings.
     *
     * @param given returns a setting's text by its name, or nothing where it is not given
     * @throws SettingException if a setting is given a value that it cannot have
     */
    public static Settings from(Function<String, Optional<String>> given) {
        SettingValues values = new SettingValues(given);
        List<String> childArgs = values.words(Setting.CHILD_ARGS);
        Jdks jdks = new Jdks(values.paths(Setting.JDKS));
        return new Settings(
                new Bounds(
                        values.limit(Setting.DEADLINE, Duration.ofSeconds(60)),
                        values.duration(Setting.GRACE, Duration.ofSeconds(5)),
                        values.positive(
                                Setting.MAX_CHILDREN, Runtime.getRuntime().availableProcessors())),
                new Keeping(
                        values.when(Setting.OUTPUT),
                        values.when(Setting.EVIDENCE),
                        evidenceDirFrom(given),
                        values.attachments(Setting.ATTACHMENTS, System.getenv())),
                new ChildJvm(
                        childArgs,
                        values.java(Setting.CHILD_JAVA, jdks),
                        jdks,
                        new Debugging(
                                values.debugsChild(Setting.DEBUG) || DebugMode.isIn(childArgs),
                                values.port(Setting.DEBUG_PORT),
                                false)),
                values.onLeftovers(Setting.LEFTOVERS));
    }

    /**
     * Reads where evidence is kept, whatever the other settings are.
     *
     * @param given returns a setting's text by its name, or nothing where it is not given
     */
    public static Path evidenceDirFrom(Function<String, Optional<String>> given) {
        return new SettingValues(given)
                .path(Setting.EVIDENCE_DIR)
                .orElseGet(Settings::defaultEvidenceDir);
    }

    /** Returns these settings with another limit of time, unless theirs is lifted. */
    public Settings withLimit(TimeLimit other) {
        return debugsChild() ? this : with(other, debugging());
    }

    /** Returns these settings for a test JVM that a person looks into: without a limit of time. */
    public Settings withDebuggedTestJvm() {
        return with(limit().lifted(), debugging().ofTestJvm());
    }

    private Settings with(TimeLimit otherLimit, Debugging otherDebugging) {
        return new Settings(
                bounds.within(otherLimit),
                keeping,
                new ChildJvm(childJvm.args(), childJvm.java(), childJvm.jdks(), otherDebugging),
                leftovers);
    }

    /** Returns how long the pair may take, and who said so. */
    public TimeLimit limit() {
        return bounds.limit();
    }

    /** Returns how long the pair may take. */
    public Duration deadline() {
        return bounds.limit().time();
    }

    /** Returns how long the child may go on after SIGTERM, before SIGKILL. */
    public Duration grace() {
        return bounds.grace();
    }

    /** Returns how many children may live at once. */
    public int maxChildren() {
        return bounds.maxChildren();
    }

    /** Returns when the child's output is shown. */
    public When output() {
        return keeping.output();
    }

    /** Returns when evidence is kept. */
    public When evidence() {
        return keeping.evidence();
    }

    /** Returns the directory below which evidence is kept. */
    public Path evidenceDir() {
        return keeping.evidenceDir();
    }

    /** Tells whether the evidence is named in lines that CI servers read. */
    public boolean attachments() {
        return keeping.attachments();
    }

    /** Returns more arguments for the child's JVM. */
    public List<String> childArgs() {
        return childJvm.args();
    }

    /** Returns the child's {@code java}. */
    public Path childJava() {
        return childJvm.java();
    }

    /** Returns who looks into the pair with a debugger. */
    public Debugging debugging() {
        return childJvm.debugging();
    }

    /** Tells whether the child waits for a debugger. */
    public boolean debugsChild() {
        return debugging().child();
    }

    private static Path defaultEvidenceDir() {
        boolean gradle =
                Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
        return Path.of(gradle ? "build" : "target", "forkpair");
    }
}
