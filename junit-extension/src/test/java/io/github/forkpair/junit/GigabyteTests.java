package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child that prints a gigabyte before it fails costs neither memory nor a text to scroll. */
@Timeout(180)
class GigabyteTests {

    @TempDir private Path dir;

    @Test
    void aTestJvmWithLittleHeapTellsTheLastLinesAndKeepsAllInAFile() throws Exception {
        Path evidence = dir.resolve("evidence");
        Path told = dir.resolve("told");
        Process testJvm =
                TestJvm.of(List.of("-Xmx96m"), GigabyteMain.class, evidence.toString())
                        .redirectOutput(told.toFile())
                        .redirectError(Redirect.INHERIT)
                        .start();
        assertThat(testJvm.waitFor()).isZero();

        Path pair =
                evidence.resolve(GigabyteMain.GigabyteTestCase.class.getName()).resolve("parent");
        String text = Files.readString(told);
        assertThat(text.substring(text.indexOf("failure: ")).replaceAll("child \\d+", "child PID"))
                .isEqualTo(
                        """
                        failure: expected: <1> but was: <2>
                          thrown by  @ChildSide GigabyteMain$GigabyteTestCase.child, in child PID
                          meanwhile  @ParentSide GigabyteMain$GigabyteTestCase.parent returned
                          output     (more than 1048547 lines before)
                        LINES
                                     [child PID] the last line
                          evidence   EVIDENCE
                          try        sh child-1.command  # in that directory: runs the child side alone again
                        """
                                .replace(
                                        "LINES\n",
                                        "             [child PID] 0123456789abcde\n".repeat(29))
                                .replace("EVIDENCE", pair.toString()));
        assertThat(pair.resolve("child-1.stdout"))
                .hasSize(GigabyteMain.BYTES + GigabyteMain.LAST.length() + 1);
    }
}
