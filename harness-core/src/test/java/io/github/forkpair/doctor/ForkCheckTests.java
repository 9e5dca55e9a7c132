package io.github.forkpair.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.jvm.Generator;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.posix.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rows on forks, in a JVM that is not forked. */
@Timeout(120)
class ForkCheckTests {

    private static final List<Capability> ROWS =
            Stream.of(Capability.values()).filter(each -> each.name().startsWith("FORK")).toList();

    @TempDir Path directory;

    @Test
    void eachRowSaysWhatWasSeen() throws Exception {
        canBeForked();
        List<Finding> findings = examine(new ForkTrial(place -> settings("60 s", "")));

        assertThat(findings).hasSize(5).allMatch(Finding.Works.class::isInstance);
        assertThat(findings.get(1).toString())
                .containsPattern(
                        "it came to life after \\d+ ms, at attempt \\d+; the JVM's threads stood"
                                + " still for \\d+ ms");
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void aJvmThatCannotBeForkedSaysWhy() throws Exception {
        canBeForked();

        assertThat(examine(new ForkTrial(place -> settings("60 s", "-XX:+UseZGC"))))
                .containsExactly(
                        Capability.FORK.fails(
                                "the collector is ZGC; let the test JVM have -XX:+UseSerialGC,"
                                        + " -XX:+UseParallelGC or -XX:+UseG1GC"),
                        new Finding.NotTried("not tried, since it rests on: fork"),
                        new Finding.NotTried("not tried, since it rests on: forked JVM"),
                        new Finding.NotTried("not tried, since it rests on: threads of a fork"),
                        new Finding.NotTried("not tried, since it rests on: process of a fork"));
    }

    @Test
    void aJvmThatDoesNotStartFailsTheFirstRowWithItsWords() throws Exception {
        assertThat(examine(new ForkTrial(place -> settings("60 s", "-Xmx1k"))).get(0))
                .isInstanceOfSatisfying(
                        Finding.Fails.class,
                        failed ->
                                assertThat(failed.what())
                                        .startsWith(
                                                "the JVM that was to be forked ended too soon, with"
                                                        + " exit code 1; it said: ")
                                        .contains("Too small maximum heap"));
    }

    @Test
    void aJvmThatDiesFailsTheRowThatItWasAt() throws Exception {
        ForkTrial dies = new ForkTrial(place -> settings("60 s", ""), DyingMain.class.getName());

        assertThat(examine(dies))
                .startsWith(
                        new Finding.Works("it looks fine"),
                        Capability.FORKED_JVM.fails(
                                "the JVM that was to be forked ended too soon, with exit code 3; it"
                                        + " said: # A fatal error has been detected"));
    }

    @Test
    void aJvmThatHangsIsEndedWithItsFork() throws Exception {
        canBeForked();
        ForkTrial hangs = new ForkTrial(place -> settings("8 s", ""), HangingMain.class.getName());

        String finding = examine(hangs).get(0).toString();

        Matcher fork =
                Pattern.compile("the JVM that was to be forked hung; it said: forked (\\d+)")
                        .matcher(finding);
        assertThat(fork.find()).as(finding).isTrue();
        assertThat(ProcessHandle.of(Long.parseLong(fork.group(1))))
                .matches(left -> left.isEmpty() || isZombie(left.get()));
    }

    /** Whoever adopts orphans may take a moment to reap them. */
    private static boolean isZombie(ProcessHandle process) {
        return process.info().command().isEmpty();
    }

    @Test
    void thisJvmIsNotForkedItself() throws Exception {
        canBeForked();
        ForkTrial trial = new ForkTrial(place -> settings("60 s", ""));
        CompletableFuture<List<Finding>> findings =
                CompletableFuture.supplyAsync(() -> examined(trial));
        Map<Long, String> children = new HashMap<>();
        while (!findings.isDone()) {
            ProcessHandle.current()
                    .children()
                    .forEach(child -> children.merge(child.pid(), words(child), String::concat));
        }

        assertThat(findings.get()).allMatch(Finding.Works.class::isInstance);
        assertThat(children).hasSize(1);
        assertThat(children.values()).first().asString().contains(ForkingMain.class.getName());
    }

    private static String words(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return ""; // it is gone
        }
    }

    @Test
    void aRowOfWhichNothingIsSaidFailsWithWhatIsNoRow() {
        String said =
                Answer.works(Capability.FORK, "yes").line()
                        + "\nan agent speaks\n\tat com.acme.Agent\n";

        assertThat(new ForkWords("it", said, Optional.empty()).of(Capability.FORK).finding())
                .isEqualTo(new Finding.Works("yes"));
        assertThat(new ForkWords("it", said, Optional.empty()).of(Capability.FORKED_JVM).text())
                .isEqualTo("it hung; it said: an agent speaks");
        assertThat(
                        new ForkWords("it", "", Optional.of(new ExitStatus.Exited(7)))
                                .of(Capability.FORKED_JVM)
                                .text())
                .isEqualTo("it ended too soon, with exit code 7; it said nothing");
    }

    @Test
    void anAnswerOfSeveralLinesIsOneLine() {
        Answer answer = Answer.fails(Capability.FORKED_JVM, "one\ntwo");

        assertThat(Answer.read(answer.line()))
                .contains(Answer.fails(Capability.FORKED_JVM, "one; two"));
        assertThat(Answer.read("one")).isEmpty();
    }

    @Test
    void aProcessThatHasWhatItsParentHasSaysSo() throws Exception {
        try (AtFork before = AtFork.open()) {
            assertThat(new InFork(before).process())
                    .isEqualTo(
                            Answer.fails(
                                    Capability.FORKED_PROCESS,
                                    "its parent's socket listens in it"));
        }
    }

    @Test
    void aFileThatTheForkHasReadToItsEndIsSaid() throws Exception {
        try (AtFork before = AtFork.open()) {
            Answer fork = Answer.works(Capability.FORKED_PROCESS, "fine");
            assertThat(before.judge(fork)).isEqualTo(fork);
            assertThat(before.judge(fork))
                    .isEqualTo(
                            Answer.fails(
                                    Capability.FORKED_PROCESS,
                                    "what the fork has read of a file its parent cannot"));
        }
    }

    @Test
    void whatTwoProcessesDrawAlikeIsSaid() {
        List<String> drawn = new ArrayList<>(Generator.drawFromAll());
        drawn.addAll(Generator.drawFromAll());
        assertThat(ForkingMain.judge(drawn).text()).isEqualTo("6 were drawn instead of 9");

        drawn.addAll(Generator.drawFromAll());
        assertThat(ForkingMain.judge(drawn).works()).isTrue();

        drawn.set(3, drawn.get(0));
        assertThat(ForkingMain.judge(drawn))
                .isEqualTo(
                        Answer.fails(
                                Capability.FORKED_SEEDS,
                                "two processes have drawn the same: " + drawn.get(0)));
    }

    private static void canBeForked() {
        Assumptions.assumeTrue(
                Fork.refusal().isEmpty(), () -> "This JVM is not forked: " + Fork.refusal());
    }

    private static List<Finding> examined(ForkTrial trial) {
        try {
            return examine(trial);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Finding> examine(ForkTrial trial) throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        ROWS.forEach(row -> checks.add(new ForkCheck(row, trial)));
        return new Doctor(checks, Duration.ofSeconds(90), Path.of("java"))
                .examine().rows().stream().map(Row::finding).toList();
    }

    private Settings settings(String deadline, String childArguments) {
        return Settings.from(
                name ->
                        switch (name) {
                            case "forkpair.evidence.dir" -> Optional.of(directory.toString());
                            case "forkpair.deadline" -> Optional.of(deadline);
                            case "forkpair.child.args" -> Optional.of(childArguments);
                            default -> Optional.empty();
                        });
    }
}
