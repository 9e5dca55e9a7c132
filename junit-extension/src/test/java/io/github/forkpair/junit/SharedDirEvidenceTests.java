package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A failed pair's evidence has the shared directory as its sides left it. */
@Timeout(120)
class SharedDirEvidenceTests {

    @TempDir private Path dir;

    @Test
    void whatASideLeftThereIsKept() {
        TestRun run = run(SharedDirTestCases.CorruptTestCase.class, "on-failure");

        assertThat(run.evidence()).contains("shared").doesNotContain("shared.cut");
        assertThat(shared(SharedDirTestCases.CorruptTestCase.class).resolve("db/segments/1"))
                .hasContent("one");
        assertThat(run.printed()).doesNotContain("is cut");
        assertThat(run.console())
                .contains(
                        "[[ATTACHMENT|"
                                + shared(SharedDirTestCases.CorruptTestCase.class)
                                + "/db/journal]]");
    }

    @Test
    void soItIsOfAChildThatHalted() {
        run(SharedDirTestCases.KilledTestCase.class, "on-failure");

        assertThat(shared(SharedDirTestCases.KilledTestCase.class).resolve("db/journal"))
                .hasContent("begun");
    }

    @Test
    void ofAPairThatPassesItIsKeptWhereAllEvidenceIs() {
        run(SharedDirTestCases.WholeTestCase.class, "on-failure");
        assertThat(shared(SharedDirTestCases.WholeTestCase.class)).doesNotExist();

        run(SharedDirTestCases.WholeTestCase.class, "always");
        assertThat(dir.resolve(SharedDirTestCases.WholeTestCase.class.getName()))
                .isDirectoryRecursivelyContaining("glob:**/shared/db/journal");
    }

    @Test
    void whatIsTooLargeIsCutAndTheFailureSaysSo() {
        TestRun run = run(SharedDirTestCases.LargeTestCase.class, "on-failure");

        Path shared = shared(SharedDirTestCases.LargeTestCase.class);
        assertThat(run.printed())
                .contains(shared.getParent() + " (the shared directory is cut, see shared.cut)");
        assertThat(shared.resolveSibling("shared.cut"))
                .content()
                .matches(
                        "What the shared directory had and the copy has not:\n"
                                + "large: cut: the first \\d+ of 68157440 bytes\n");
        assertThat(shared.resolve("db/segments/1")).hasContent("one");
        assertThat(shared.resolve("sparse")).hasSize((64L << 20) + 1);
        assertThat(shared.resolve("large").toFile().length()).isBetween(63L << 20, 64L << 20);
    }

    private TestRun run(Class<?> testCase, String evidence) {
        return TestRun.of(
                testCase,
                dir,
                Map.of("forkpair.evidence", evidence, "forkpair.attachments", "always"));
    }

    private Path shared(Class<?> testCase) {
        return dir.resolve(testCase.getName()).resolve("parent/shared");
    }
}
