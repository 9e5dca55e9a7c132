package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsolutePathsTests {

    @ParameterizedTest
    @CsvSource({
        "-javaagent:a.jar=b=c,       -javaagent:HERE/a.jar=b=c",
        "-agentpath:lib/a.so,        -agentpath:HERE/lib/a.so",
        "-javaagent:/x/a.jar,        -javaagent:/x/a.jar",
        "--module-path=mods:/x,      --module-path=HERE/mods:/x",
        "-Xbootclasspath/a:a.jar,    -Xbootclasspath/a:HERE/a.jar",
        "-Dacme.home=mods,           -Dacme.home=mods",
        "-Xmx16m,                    -Xmx16m",
    })
    void whatNamesFilesNamesTheSameFilesElsewhere(String argument, String expected) {
        assertThat(AbsolutePaths.in(argument)).isEqualTo(expected.replace("HERE", here()));
    }

    @ParameterizedTest
    @CsvSource({"target/classes:/x/a.jar, HERE/target/classes:/x/a.jar", "a.jar:, HERE/a.jar:HERE"})
    void soDoesAClassPath(String path, String expected) {
        assertThat(AbsolutePaths.inList(path)).isEqualTo(expected.replace("HERE", here()));
    }

    private static String here() {
        return Path.of("").toAbsolutePath().toString();
    }
}
