package io.github.forkpair.plan;

import io.github.forkpair.jvm.DebugMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings in force for a pair.
 *
 * @param limit how long the pair may take, its JVM start included
 * @param grace how long the child may go on after SIGTERM, before SIGKILL
 * @param output when the child's output is shown
 * @param evidence when evidence is kept
 * @param evidenceDir the directory below which evidence is kept
 * @param childArgs more arguments for the child's JVM
 * @param childJava the child's {@code java}
 * @param maxChildren how many children may live at once
 * @param debugging who looks into the pair with a debugger
 * @param leftovers what becomes of a pair whose child left processes running
 * @param attachments whether the evidence is named in lines that CI servers read
 */
public record Settings(
        TimeLimit limit,
        Duration grace,
        When output,
        When evidence,
        Path evidenceDir,
        List<String> childArgs,
        Path childJava,
        int maxChildren,
        Debugging debugging,
        OnLeftovers leftovers,
        boolean attachments) {

    /** As good as none; a count of nanoseconds holds it. */
    public static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    /** Copies the list, and lifts the deadline of a child that a person looks into. */
    public Settings {
        childArgs = List.copyOf(childArgs);
        limit = debugging.child() ? limit.lifted() : limit;
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
        return new Settings(
                values.limit(Setting.DEADLINE, Duration.ofSeconds(60)),
                values.duration(Setting.GRACE, Duration.ofSeconds(5)),
                values.when(Setting.OUTPUT),
                values.when(Setting.EVIDENCE),
                evidenceDirFrom(given),
                childArgs,
                values.java(Setting.CHILD_JAVA),
                values.positive(Setting.MAX_CHILDREN, Runtime.getRuntime().availableProcessors()),
                new Debugging(
                        values.debugsChild(Setting.DEBUG) || DebugMode.isIn(childArgs),
                        values.port(Setting.DEBUG_PORT),
                        false),
                values.onLeftovers(Setting.LEFTOVERS),
                values.attachments(Setting.ATTACHMENTS, System.getenv()));
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

    /** Returns how long the pair may take. */
    public Duration deadline() {
        return limit.time();
    }

    /** Returns these settings with another limit of time, unless theirs is lifted. */
    public Settings withLimit(TimeLimit other) {
        return debugging.child() ? this : with(other, debugging);
    }

    /** Tells whether the child waits for a debugger. */
    public boolean debugsChild() {
        return debugging.child();
    }

    /** Returns these settings for a test JVM that a person looks into: without a limit of time. */
    public Settings withDebuggedTestJvm() {
        return with(limit.lifted(), debugging.ofTestJvm());
    }

    private Settings with(TimeLimit otherLimit, Debugging otherDebugging) {
        return new Settings(
                otherLimit,
                grace,
                output,
                evidence,
                evidenceDir,
                childArgs,
                childJava,
                maxChildren,
                otherDebugging,
                leftovers,
                attachments);
    }

    private static Path defaultEvidenceDir() {
        boolean gradle =
                Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
        return Path.of(gradle ? "build" : "target", "forkpair");
    }
}
