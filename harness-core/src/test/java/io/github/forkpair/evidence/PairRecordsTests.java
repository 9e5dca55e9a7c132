package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.PairResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairRecordsTests {

    private static final ChildMark CHILD =
            new ChildMark(4712, OptionalLong.of(981), OptionalLong.of(1L << 61));
    private static final ChildMark UNMARKED =
            new ChildMark(4713, OptionalLong.empty(), OptionalLong.empty());

    /** No process has it: Linux gives out none so high. */
    private static final String NOBODY = "2000000000";

    @TempDir private Path root;

    @Test
    void whatWasWrittenComesBack() throws IOException {
        PairRecord.Writer passed =
                PairRecord.Writer.begin(root, "LockTest.holds", "LockTest.holds");
        passed.launched(CHILD);
        PairRecord.Writer failed =
                PairRecord.Writer.begin(root, "LockTest.waits", "LockTest.waits");
        passed.ran();
        passed.ended(PairResult.PASSED, "");
        failed.ended(PairResult.FAILED, "first\tline\nsecond line");
        PairRecord.Writer.begin(root, "LockTest.dies", "LockTest.dies").launched(UNMARKED);

        assertThat(PairRecords.read(root).pairs())
                .containsExactly(
                        new PairRecord(
                                "LockTest.holds", List.of(CHILD), true, PairResult.PASSED, ""),
                        new PairRecord(
                                "LockTest.waits",
                                List.of(),
                                false,
                                PairResult.FAILED,
                                "first line"),
                        new PairRecord(
                                "LockTest.dies",
                                List.of(UNMARKED),
                                false,
                                PairResult.UNFINISHED,
                                ""));
        assertThat(PairRecords.read(root.resolve("elsewhere")).pairs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "passed,     1, true,  true,  ''",
        "passed,     0, false, false, its child was never launched",
        "passed,     1, false, false, its child never came so far as to run its side",
        "aborted,    0, false, true,  ''",
        "failed,     0, false, false, ''",
        "failed,     1, true,  false, ''",
        "unfinished, 1, false, false, it began and did not end; its test JVM went away in between",
    })
    void whatIsMissingIsKnownOfABadPairWithoutAFailure(
            String result, int children, boolean ran, boolean good, String missing) {
        PairRecord pair =
                new PairRecord(
                        "LockTest.holds",
                        Collections.nCopies(children, CHILD),
                        ran,
                        PairResult.of(result),
                        "");

        assertThat(pair.isGood()).isEqualTo(good);
        assertThat(pair.whatIsMissing().orElse("")).isEqualTo(missing);
        assertThat(pair.passed()).isEqualTo(result.equals("passed"));
        assertThat(pair.aborted()).isEqualTo(result.equals("aborted"));
        assertThat(pair.unfinished()).isEqualTo(result.equals("unfinished"));
    }

    @Test
    void ofATestThatWasRunAgainTheLastRunCounts() throws IOException {
        run("LockTest.holds", "a", PairResult.FAILED);
        run("LockTest.waits", "b", PairResult.FAILED);
        run("LockTest.holds", "a", PairResult.FAILED);
        run("LockTest.waits", "b", PairResult.PASSED);
        run("LockTest.holds", "a", PairResult.PASSED);

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs()).extracting(PairRecord::result).containsOnly(PairResult.PASSED);
        assertThat(records.pairs()).hasSize(2);
        assertThat(records.flaky()).isEqualTo(2);
        assertThat(records.unattended()).hasSize(5);
    }

    @Test
    void aTestThatFailsAgainHasFailedOnce() throws IOException {
        run("LockTest.holds", "a", PairResult.FAILED);
        run("LockTest.holds", "a", PairResult.FAILED);

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.FAILED);
        assertThat(records.flaky()).isZero();
    }

    @Test
    void invocationsOfOneMethodAreNotRunsOfOneTest() throws IOException {
        run("LockTest.holds", "[test-template-invocation:#1]", PairResult.FAILED);
        run("LockTest.holds", "[test-template-invocation:#2]", PairResult.PASSED);

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.FAILED, PairResult.PASSED);
        assertThat(records.flaky()).isZero();
    }

    @Test
    void theSameTestInAnotherTestJvmIsNoSecondRun() throws IOException {
        file(NOBODY + "-1.tsv", "began\t1\tLockTest.holds\ta", "ended\t1\tfailed\tran\tbroken");
        file(NOBODY + "-2.tsv", "began\t1\tLockTest.holds\ta", "ended\t1\tpassed\tran\t");

        assertThat(PairRecords.read(root).pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.FAILED, PairResult.PASSED);
    }

    @Test
    void whatATestJvmThatIsThereHasNotEndedIsAttendedTo() throws IOException {
        PairRecord.Writer.begin(root, "LockTest.dies", "LockTest.dies").launched(CHILD);

        assertThat(PairRecords.read(root).unattended()).isEmpty();
    }

    @Test
    void aSummaryIsFitForOneRowOfAConsole() throws IOException {
        PairRecord.Writer.begin(root, "LockTest.waits", "LockTest.waits")
                .ended(PairResult.FAILED, "\u001b[31mred " + "x".repeat(500_000));

        assertThat(PairRecords.read(root).pairs())
                .singleElement()
                .extracting(PairRecord::summary)
                .isEqualTo("\\x1b[31mred " + "x".repeat(988) + "...");
    }

    @Test
    void runsThatAnotherOneCameAfterAreKnown() throws IOException {
        run("LockTest.waits", "a", PairResult.FAILED);
        run("LockTest.waits", "b", PairResult.FAILED);
        run("LockTest.waits", "a", PairResult.FAILED);
        run("LockTest.waits", "a", PairResult.PASSED);

        PairRecords records = PairRecords.read(root);

        List<String> keys = List.copyOf(records.runs().keySet());
        assertThat(records.runAgain()).containsExactlyInAnyOrder(keys.get(0), keys.get(2));
    }

    @Test
    void whatATestJvmThatIsThereHasNotEndedIsRunning() throws IOException {
        run("LockTest.holds", "a", PairResult.PASSED);
        PairRecord.Writer.begin(root, "LockTest.waits", "LockTest.waits").launched(CHILD);
        file(NOBODY + "-1.tsv", "began\t1\tLockTest.dies\ta", "launched\t1\t4713\t-\t-");

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs()).hasSize(3);
        assertThat(records.running())
                .extracting(PairRecord::test)
                .containsExactly("LockTest.waits");
        assertThat(records.withoutRunning().pairs())
                .extracting(PairRecord::test)
                .containsExactlyInAnyOrder("LockTest.holds", "LockTest.dies");
    }

    @Test
    void whatATestJvmThatIsGoneHasNotEndedIsUnattended() throws IOException {
        file(NOBODY + "-1.tsv", "began\t1\tLockTest.dies\ta", "launched\t1\t4713\t-\t-");

        assertThat(PairRecords.read(root).unattended()).containsExactly(UNMARKED);
    }

    @Test
    void aStrangerWithTheTestJvmsPidAttendsToNothing() throws IOException {
        String strangers = ProcessHandle.current().pid() + "-1.tsv"; // begun in the year 1970
        file(strangers, "began\t1\tLockTest.dies\ta", "launched\t1\t4713\t-\t-");

        assertThat(PairRecords.read(root).unattended()).containsExactly(UNMARKED);
    }

    @Test
    void whatAnEarlierBuildLeftIsCountedApart() throws IOException {
        file(NOBODY + "-1000.tsv", "began\t1\tLockTest.old\ta", "launched\t1\t4713\t-\t-");
        Files.writeString(root.resolve("pairs/" + NOBODY + "-1001.tsv"), "of another form\n");
        file(NOBODY + "-2000.tsv", "began\t1\tLockTest.new\ta", "ended\t1\tpassed\tran\t");

        PairRecords records = PairRecords.readSince(root, Instant.ofEpochMilli(2000));

        assertThat(records.pairs()).extracting(PairRecord::test).containsExactly("LockTest.new");
        assertThat(records.ofEarlierBuilds()).isEqualTo(1);
        assertThat(records.unattended()).isEmpty();
        assertThat(records.problems()).isEmpty();
    }

    @Test
    void onlyWhatAnEarlierBuildLeftIsForgotten() throws IOException {
        Path old = file(NOBODY + "-1000.tsv", "began\t1\tLockTest.old\ta");
        Path fresh = file(NOBODY + "-2000.tsv", "began\t1\tLockTest.new\ta");
        Path somebodys = Files.writeString(root.resolve("pairs/thesis.txt"), "");

        PairRecords.deleteBefore(root, Instant.ofEpochMilli(2000));

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(somebodys).exists();
    }

    @Test
    void aLineOfAnotherFormIsNamedAndTheOthersCount() throws IOException {
        Path file =
                file(
                        NOBODY + "-1.tsv",
                        "began\t1\tLockTest.holds\ta",
                        "ende",
                        "launched\t7\t1\t-\t-",
                        "launched\t1\tone\t-\t-",
                        "ended\t1\tpassed\tran\t");

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.PASSED);
        assertThat(records.problems())
                .containsExactly(
                        file + ", line 3, is no line that Forkpair writes: ende",
                        file
                                + ", line 4, is no line that Forkpair writes:"
                                + " launched\t7\t1\t-\t-",
                        file
                                + ", line 5, is no line that Forkpair writes:"
                                + " launched\t1\tone\t-\t-");
    }

    @Test
    void aHalfWrittenLineIsNamedAndTheOthersCount() throws IOException {
        Path file = file(NOBODY + "-1.tsv", "began\t1\tLockTest.holds\ta", "ended\t1\tpa");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 1));

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.UNFINISHED);
        assertThat(records.problems())
                .containsExactly(
                        file
                                + ", line 3, is cut off: its test JVM ended while it wrote, or the"
                                + " disk was full");
    }

    @Test
    void aLineThatWasCutOffWithinACharacterCostsNoOther() throws IOException {
        Path file =
                file(NOBODY + "-1.tsv", "began\t1\tLockTest.holds\ta", "ended\t1\tpassed\tran\t");
        Files.write(file, new byte[] {'b', 'e', (byte) 0xc3}, StandardOpenOption.APPEND);

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.PASSED);
        assertThat(records.problems())
                .containsExactly(
                        file
                                + ", line 4, is cut off: its test JVM ended while it wrote, or the"
                                + " disk was full");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Path file = file(NOBODY + "-1.tsv");
        Files.writeString(file, "");

        assertThat(PairRecords.read(root).problems())
                .containsExactly(
                        file
                                + ", line 1, is cut off: its test JVM ended while it wrote, or the"
                                + " disk was full");
    }

    @Test
    void whatATestRemovesIsWrittenAgainWithTheNextLine() throws IOException {
        run("LockTest.holds", "a", PairResult.FAILED);
        PairRecord.Writer open =
                PairRecord.Writer.begin(root, "LockTest.removes", "LockTest.removes");
        removePairs();
        open.ended(PairResult.FAILED, "");
        run("LockTest.waits", "b", PairResult.PASSED);

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.FAILED, PairResult.FAILED, PairResult.PASSED);
        assertThat(records.problems()).isEmpty();
    }

    @Test
    void whatATestRemovesIsWrittenAgainAtTheEndOfTheRun() throws IOException {
        run("LockTest.holds", "a", PairResult.FAILED);
        removePairs();

        RecordFile.restore(root);
        RecordFile.restore(root.resolve("elsewhere"));

        assertThat(PairRecords.read(root).pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.FAILED);
    }

    @Test
    void whatATestEmptiesIsWrittenAgain() throws IOException {
        run("LockTest.holds", "a", PairResult.FAILED);
        for (RecordFile file : RecordFile.in(root)) {
            Files.writeString(file.path(), "");
        }
        run("LockTest.waits", "b", PairResult.PASSED);

        assertThat(PairRecords.read(root).pairs())
                .extracting(PairRecord::result)
                .containsExactly(PairResult.FAILED, PairResult.PASSED);
    }

    @Test
    void theRecordsOfATestJvmThatIsGoneAreMissedOnceATestHasRemovedThem() throws IOException {
        file(NOBODY + "-1.tsv", "began\t1\tLockTest.dies\ta", "ended\t1\tfailed\tran\t");
        run("LockTest.holds", "a", PairResult.PASSED);
        removePairs();
        run("LockTest.waits", "b", PairResult.PASSED);

        PairRecords records = PairRecords.read(root);

        assertThat(records.pairs()).hasSize(2);
        assertThat(records.problems())
                .singleElement()
                .asString()
                .contains("was removed while tests ran", "Look for a test that removes " + root);
    }

    @Test
    void moreThanIsKeptInMemoryIsMissed() {
        WrittenLines lines = new WrittenLines("first", 20);
        lines.add("x".repeat(14) + "\n");
        assertThat(lines.isCut()).isTrue();
        assertThat(lines.text()).isEqualTo("first\n");
    }

    private void removePairs() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void aFileOfAnotherVersionIsNamed() throws IOException {
        Path newer = file(NOBODY + "-1.tsv");
        Files.writeString(newer, "forkpair\t77\nsomething\n");
        Path older = file(NOBODY + "-2.tsv");
        Files.writeString(older, "began\t1\tLockTest.holds\n");

        assertThat(PairRecords.read(root).problems())
                .containsExactly(newer + ANOTHER_VERSION, older + ANOTHER_VERSION);
    }

    private static final String ANOTHER_VERSION =
            " was written by another version of Forkpair. Give forkpair-junit-extension and"
                    + " forkpair-maven-plugin the same version, and run mvn clean";

    @Test
    void aFileThatIsNotForkpairsIsNamed() throws IOException {
        Path file = file(NOBODY + "-1.tsv");
        Files.writeString(file, "somebody else's\n");

        assertThat(PairRecords.read(root).problems())
                .containsExactly(
                        file
                                + " is no file that Forkpair writes. Remove it, or set"
                                + " forkpair.evidence.dir to a directory of its own");
    }

    private void run(String test, String invocation, PairResult result) throws IOException {
        PairRecord.Writer pair = PairRecord.Writer.begin(root, test, invocation);
        pair.launched(CHILD);
        pair.ran();
        pair.ended(result, "");
    }

    private Path file(String name, String... lines) throws IOException {
        Path file = Files.createDirectories(root.resolve("pairs")).resolve(name);
        return Files.writeString(
                file, RecordFile.FIRST_LINE + "\n" + String.join("\n", lines) + "\n");
    }
}
