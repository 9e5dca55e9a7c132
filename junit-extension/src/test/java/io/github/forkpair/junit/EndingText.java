package io.github.forkpair.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What a pair's ending reads like, with what differs from run to run made equal. */
final class EndingText {

    private static final Pattern JDK_FRAME =
            Pattern.compile("\n *at (java|javax|jdk|sun|org\\.junit|org\\.awaitility)\\.[^\n]*");

    /** What a crash report says of the JVM and the machine. */
    private static final Pattern MACHINE =
            Pattern.compile(
                    "\n *\\[child 4712] # *(JRE|Java VM:|No core|Core dump|If you|http)[^\n]*");

    /** A write to a vanished peer fails with either. */
    private static final String ECONNRESET = "ECONNRESET (104): Connection reset by peer";

    /** What a newer JDK prints at its start, to the error output. */
    private static final Pattern NO_DIRECTORY =
            Pattern.compile(
                    "\n *output +\\[child \\d+] WARNING: java.io.tmpdir directory does not exist");

    private static final Pattern CRASH =
            Pattern.compile("([CVJjv]) +\\[([\\w.]+)\\+0x\\w+][^\n,]*");

    private EndingText() {}

    /**
     * Returns the text.
     *
     * @param warnings what the pair printed besides
     */
    static String of(Ending ending, TestRun run, Path evidenceDir, String warnings) {
        StringBuilder text = new StringBuilder();
        if (ending.status() == Status.SUCCESSFUL) {
            text.append("(passes)");
        } else {
            Throwable failure = run.failure();
            text.append(failure);
            text.append("\n\tat ").append(authorsFrame(failure.getStackTrace()));
            if (failure.getCause() != null) {
                text.append("\n\ncaused by: ").append(failure.getCause());
            }
            for (Throwable each : failure.getSuppressed()) {
                text.append("\n\nsuppressed: ").append(each);
            }
        }
        if (!warnings.isEmpty()) {
            text.append("\n\nprints: ").append(warnings);
        }
        Optional<String> verdict = run.verdict();
        verdict.ifPresent(word -> text.append("\n\nverdict: ").append(word));
        List<String> files = new ArrayList<>(run.evidence());
        Matcher printedByTheJdk = NO_DIRECTORY.matcher(text);
        if (printedByTheJdk.find()) {
            text.delete(printedByTheJdk.start(), printedByTheJdk.end());
            files.remove("child-1.stderr");
        }
        text.append(verdict.isPresent() ? "\n" : "\n\n")
                .append("evidence: ")
                .append(files.isEmpty() ? "none" : String.join(", ", files));
        return normalized(text.toString(), evidenceDir);
    }

    private static StackTraceElement authorsFrame(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().contains("TestCase"))
                .findFirst()
                .orElse(stack[0]);
    }

    private static String normalized(String text, Path evidenceDir) {
        String known =
                text.replace(evidenceDir.toString(), "target/forkpair")
                        .replace(evidenceDir.getParent().toString(), "/some/dir")
                        .replace(System.getProperty("java.home"), "JAVA_HOME")
                        .replace("io.github.forkpair.junit.", "")
                        .replaceAll("(child|in child) \\d+", "$1 4712")
                        .replaceAll("(left +pid |which Forkpair ended: )\\d+", "$14713")
                        .replaceAll("java:\\d+\\b", "java:NN")
                        .replaceAll("@[0-9a-f]{5,8}\\b", "@1b2c3d4")
                        .replaceAll("pc=0x\\w+, pid=\\d+, tid=\\d+", "pc=0xNN, pid=4712, tid=4712")
                        .replaceAll("EPIPE \\(32\\): Broken pipe", ECONNRESET)
                        .replaceAll(
                                "(ParentAwaitsTestCase.parent\" daemon) \\w+", "$1 TIMED_WAITING");
        String sameCrash = CRASH.matcher(known).replaceAll("$1  [$2+0xNN]");
        return MACHINE.matcher(JDK_FRAME.matcher(sameCrash).replaceAll("")).replaceAll("");
    }
}
