package io.github.forkpair.evidence;

import io.github.forkpair.jvm.AtStart;
import io.github.forkpair.jvm.GivenArguments;
import io.github.forkpair.plan.BuildFlag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which build this JVM runs tests for. Several test JVMs of one build may run the same test, and
 * the word of one does not take back the word of another; that of a later build does.
 */
final class ThisBuild {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "busybox", "zsh");

    private static final boolean SUREFIRE =
            AtStart.property("surefire.test.class.path").isPresent()
                    || AtStart.property("surefire.real.class.path").isPresent()
                    || AtStart.property("sun.java.command").orElse("").contains("surefire");

    private static final String ID = argument(BuildFlag.ID).orElseGet(ThisBuild::byProcess);

    /** Gradle gives each of its test tasks one; the others are not told apart. */
    private static final String TASK = argument("org.gradle.internal.worker.tmpdir").orElse("");

    private ThisBuild() {}

    /** Returns what all test JVMs of this build have in common, and no other build has. */
    static String id() {
        return ID;
    }

    /**
     * Returns which part of its builds this JVM runs: the same one of a later build has the later
     * word, another one has not. Empty where nothing is known of parts.
     */
    static String part() {
        return TASK;
    }

    /** Returns the command that shows the build's pairs, where a person needs one. */
    static Optional<String> reportCommand() {
        return argument(BuildFlag.REPORT)
                .map(command -> URLDecoder.decode(command, StandardCharsets.UTF_8));
    }

    private static Optional<String> argument(String property) {
        String start = "-D" + property + "=";
        return GivenArguments.ofThisJvm().stream()
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .reduce((first, last) -> last);
    }

    /**
     * Surefire starts several test JVMs in a build, and Maven ends with the build. Whatever else
     * starts one, such as an IDE, outlives it: there each test JVM is a build of its own.
     */
    private static String byProcess() {
        ProcessHandle self = ProcessHandle.current();
        Optional<ProcessHandle> starter = SUREFIRE ? self.parent() : Optional.empty();
        while (starter.filter(ThisBuild::isShell).isPresent()) {
            starter = starter.get().parent();
        }
        ProcessHandle process = starter.orElse(self);
        return process.pid()
                + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static boolean isShell(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(SHELLS::contains)
                .isPresent();
    }
}
