package io.github.forkpair.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTests {

    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @Test
    void triedOutByTwoCommandsOfWhichCiRunsTheSecond() throws IOException {
        Sources sources = Sources.ofThisBuild();
        String readme = Files.readString(sources.root().resolve("README.md"));
        String tryIt = readme.substring(readme.indexOf("## Try it"));
        String section = tryIt.substring(0, tryIt.indexOf("\n## ", 1));

        List<String> commands =
                SHELL.matcher(section).results().map(found -> found.group(1).strip()).toList();

        assertThat(commands).hasSize(2);
        assertThat(Files.readString(sources.root().resolve(".ci/run")))
                .contains("\n" + commands.get(1) + "\n");
    }

    /** The site shows the backslash. */
    @Test
    void noTableEscapesABarInCode() throws IOException {
        for (Page page : Sources.ofThisBuild().pages()) {
            assertThat(Files.readAllLines(page.file()))
                    .as(page.file().toString())
                    .noneMatch(
                            line ->
                                    line.startsWith("|")
                                            && line.matches(".*`[^`]*\\\\\\|[^`]*`.*"));
        }
    }
}
