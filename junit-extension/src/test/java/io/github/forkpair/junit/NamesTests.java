package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names arrive whatever the locale can write. */
@Timeout(120)
class NamesTests {

    @TempDir private Path dir;

    @ParameterizedTest
    @CsvSource({
        "C, '', late",
        "POSIX, '', late",
        "C.UTF-8, '', late",
        "C, UTF-8, early",
        "C, UTF-8, late",
        "C.UTF-8, US-ASCII, early",
        "C.UTF-8, US-ASCII, late",
        "C, nonsense, late",
        "C.UTF-8, no such charset, late"
    })
    void namesAreTheSameInEachLocaleWhateverIsSaidOfIt(String locale, String said, String when)
            throws Exception {
        String classPath =
                System.getProperty("java.class.path")
                        + System.getProperty("surefire.test.class.path", "");
        assumeTrue(
                classPath.chars().allMatch(each -> each < 128),
                "Under LC_ALL=C no JVM finds its own classes below this directory.");
        Path told = dir.resolve("told");
        // A shell takes bytes for a variable's value that this JVM may not have.
        List<String> words = new ArrayList<>();
        words.addAll(
                List.of(
                        "sh",
                        "-c",
                        "export ODD=\"$(printf 'a\\377\\303\\274')\"; exec \"$@\"",
                        "sh"));
        words.addAll(
                TestJvm.of(
                                List.of(),
                                NamesMain.class,
                                dir.resolve("e").toString(),
                                told.toString(),
                                said,
                                when)
                        .command());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT);
        builder.environment().put("LC_ALL", locale);
        Process jvm = builder.start();
        try {
            assertThat(jvm.waitFor()).isZero();
        } finally {
            jvm.destroyForcibly();
        }

        assertThat(Files.readString(told, StandardCharsets.UTF_8).lines())
                .contains("1 passed")
                .anyMatch(line -> line.contains("scheitert mit ß"))
                .anyMatch(line -> line.contains("noch einmal: ö"))
                .noneMatch(line -> line.contains("Exception"));
        assertThat(evidence()).hasSize(4);
        String script = scriptOf("pr");
        assertThat(script).contains("#gr\\u00f6\\u00dfe(io.github.forkpair.Peer)' --alone");
    }

    private List<String> evidence() throws Exception {
        try (Stream<Path> directories =
                Files.list(dir.resolve("e").resolve(NamesTestCase.class.getName()))) {
            return directories
                    .filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .toList();
        }
    }

    private String scriptOf(String beginning) throws Exception {
        String directory =
                evidence().stream()
                        .filter(each -> each.startsWith(beginning))
                        .findFirst()
                        .orElseThrow();
        return Files.readString(
                dir.resolve("e")
                        .resolve(NamesTestCase.class.getName())
                        .resolve(directory)
                        .resolve("child-1.command"));
    }
}
