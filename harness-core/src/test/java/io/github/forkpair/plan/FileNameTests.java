package io.github.forkpair.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTests {

    private static final List<String> STRANGE =
            List.of(
                    "writes",
                    "writes-2",
                    "Writes",
                    "größe",
                    "gr%C3%B6%C3%9Fe",
                    "gr\\u00f6\\u00dfe",
                    "grö?e",
                    "gr??e",
                    ".",
                    "..",
                    "...",
                    "%2E",
                    "",
                    "%~",
                    " a ",
                    "a",
                    "a child: does \"this\"?",
                    "<T> | *",
                    "a/b",
                    "a]b",
                    "\ud83d",
                    "\ud83c",
                    "😀",
                    "a\tb\nc",
                    "n".repeat(300),
                    "n".repeat(301),
                    "ö".repeat(300),
                    "ö".repeat(299) + "o",
                    "😀".repeat(200),
                    "\ud83d".repeat(300),
                    "\ud83c".repeat(300));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.CacheTest$Inner | com.acme.CacheTest$Inner",
                "writesIt | writesIt",
                "a child does this | a child does this",
                "größe | gr%C3%B6%C3%9Fe",
                "50% | 50%25",
                "is it \"so\"? | is it %22so%22%3F"
            })
    void aNameStaysReadable(String name, String file) {
        assertThat(FileName.of(name, StandardCharsets.US_ASCII)).isEqualTo(file);
    }

    @Test
    void whatTheSystemsCharsetHasStaysAsItIs() {
        assertThat(FileName.of("größe 😀", StandardCharsets.UTF_8)).isEqualTo("größe 😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "UTF-8", "ISO-8859-1", "GBK"})
    void noTwoNamesBecomeOneAndEachIsShortEnough(String charsetName) {
        Charset charset = Charset.forName(charsetName);
        Set<String> files = new HashSet<>();
        for (String name : STRANGE) {
            for (int number : List.of(1, 2, 10_000)) {
                String file = FileName.of(name, number, charset);
                assertThat(files.add(file)).as(file).isTrue();
                assertThat(file.getBytes(charset)).hasSizeLessThan(220);
                assertThat(charset.newEncoder().canEncode(file)).isTrue();
                assertThat(file).doesNotContain("/", "\0", "\n", "|", "]").isNotIn(".", "..", "");
            }
        }
    }

    @Test
    void aFileCanHaveEach(@TempDir Path dir) throws Exception {
        for (String name : STRANGE) {
            assertThat(Files.createDirectory(dir.resolve(FileName.of(name)))).isDirectory();
        }
    }
}
