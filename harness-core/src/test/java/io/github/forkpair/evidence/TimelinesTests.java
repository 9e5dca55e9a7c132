package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.outcome.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelinesTests {

    private static final PairTimeline HOLDS =
            new PairTimeline(
                    "LockTest.holds",
                    4711,
                    List.of(new PairTimeline.Child("child", "LockTest.waits", 4712)),
                    Verdict.Ending.CHILD_FAILED,
                    "first\tline\r\nsecond \\n line",
                    "a.LockTest/holds",
                    TraceJsonTests.events());

    private static final PairTimeline READS =
            new PairTimeline(
                    "LockTest.reads",
                    1,
                    List.of(new PairTimeline.Child("child", "LockTest.is", 2)),
                    Verdict.Ending.PASSED,
                    "",
                    "",
                    List.of());

    @TempDir Path root;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = Files.createDirectories(root.resolve("pairs")).resolve("1-1.timelines");
    }

    @Test
    void whatWasWrittenComesBack() throws IOException {
        append("1-1#1", HOLDS);
        append("1-1#2", READS);
        append("2-1#1", READS);

        Timelines read = Timelines.read(root);

        assertThat(read.problems()).isEmpty();
        assertThat(read.byKey())
                .containsOnlyKeys("1-1#1", "1-1#2", "2-1#1")
                .containsEntry("1-1#1", surrogateReplaced(HOLDS))
                .containsEntry("2-1#1", READS);
    }

    @Test
    void aPairsRecordAndItsTimelineHaveOneKey() throws IOException {
        PairRecord.Writer first = PairRecord.Writer.begin(root, "LockTest.holds", "LockTest.holds");
        PairRecord.Writer second =
                PairRecord.Writer.begin(root, "LockTest.reads", "LockTest.reads");
        second.ended(PairResult.PASSED, "");
        second.timeline(READS);
        first.ended(PairResult.FAILED, "why");
        first.timeline(HOLDS);

        var records = PairRecords.read(root).runs();
        var timelines = Timelines.read(root).byKey();

        assertThat(records).hasSize(2);
        records.forEach(
                (key, record) -> assertThat(timelines.get(key).test()).isEqualTo(record.test()));
    }

    @Test
    void withoutADirectoryThereIsNothing() {
        Timelines read = Timelines.read(root.resolve("elsewhere"));

        assertThat(read.byKey()).isEmpty();
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void anotherFormatIsNamedAndCostsNoOtherFileItsOwn() throws IOException {
        append("2-1#1", READS);
        for (String format : List.of("1", "3")) {
            Files.writeString(file, "forkpair timelines " + format + "\nwhatever\n");

            Timelines read = Timelines.read(root);

            assertThat(read.problems())
                    .containsExactly(
                            file
                                    + " is of format "
                                    + format
                                    + ", and this Forkpair reads format 2: its timelines are left"
                                    + " out, the verdicts are not. Give the plugin and the"
                                    + " extension the same version.");
            assertThat(read.byKey()).containsOnlyKeys("2-1#1");
        }
    }

    @Test
    void aFileOfSomebodyElseIsNamed() throws IOException {
        Files.writeString(file, "somebody else's\n");

        assertThat(Timelines.read(root).problems())
                .containsExactly(file + " is no file of timelines that Forkpair writes.");
    }

    @Test
    void whereverAFileBreaksOffNothingThatIsWholeIsLost() throws IOException {
        append("1-1#1", READS);
        append("1-1#2", HOLDS);
        byte[] whole = Files.readAllBytes(file);
        // One character for each byte, so that places in the text are places in the file.
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int secondsEvents = text.indexOf('\n', text.indexOf("pair\t2")) + 1;

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Timelines read = Timelines.read(root);

            assertThat(read.byKey().containsKey("1-1#1")).isEqualTo(length > READS_PAIR_LINE);
            assertThat(read.byKey().containsKey("1-1#2")).isEqualTo(length >= secondsEvents);
            if (length >= secondsEvents) {
                assertThat(read.problems())
                        .containsExactly(
                                file
                                        + " breaks off within the timeline of LockTest.holds: its"
                                        + " test JVM went away, or the disk was full.");
            }
        }
    }

    /** The header's line, and the line of the first pair but for its end. */
    private static final int READS_PAIR_LINE =
            "forkpair timelines 2\npair\t1\tLockTest.reads\t1\tpassed\tpassed\t\t\tchild\tLockTest.is\t2"
                    .length();

    @Test
    void aGarbledLineIsNamedAndTheOtherPairsStay() throws IOException {
        append("1-1#1", HOLDS);
        append("1-1#2", READS);
        String text = Files.readString(file).replaceFirst("event\t51000000", "event\tmany");
        Files.writeString(file, text);

        Timelines read = Timelines.read(root);

        assertThat(read.problems())
                .first()
                .isEqualTo(file + ", line 6, is no line that Forkpair writes.");
        assertThat(read.byKey()).containsEntry("1-1#2", READS);
        assertThat(read.byKey().get("1-1#1").events()).hasSize(HOLDS.events().size() - 1);
    }

    private void append(String key, PairTimeline pair) throws IOException {
        TimelineFile.append(root.resolve("pairs"), key, pair);
    }

    /** No charset has half a character: it is written as a question mark. */
    private static PairTimeline surrogateReplaced(PairTimeline pair) {
        List<PairEvent> events =
                pair.events().stream()
                        .map(
                                event ->
                                        new PairEvent(
                                                event.nanos(),
                                                event.lastNanos(),
                                                event.lane(),
                                                event.what(),
                                                event.count(),
                                                event.bytes(),
                                                event.detail().replace("\ud83d<", "?<")))
                        .toList();
        return new PairTimeline(
                pair.test(),
                pair.parentPid(),
                pair.children(),
                pair.ending(),
                pair.failure(),
                pair.evidence(),
                events);
    }
}
