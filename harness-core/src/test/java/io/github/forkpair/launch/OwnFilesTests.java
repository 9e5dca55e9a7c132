package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnFilesTests {

    private final OwnFiles files = new OwnFiles(Path.of("/e"));

    @Test
    void twoFilesStayTwoAndOneStaysOne() {
        assertThat(own("target/one.jfr")).isEqualTo("child-1.one.jfr");
        assertThat(own("target/b/one.jfr")).isEqualTo("child-1.2.one.jfr");
        assertThat(own("c/one.jfr")).isEqualTo("child-1.3.one.jfr");
        assertThat(own("2.one.jfr")).isEqualTo("child-1.2.2.one.jfr");
        assertThat(own("target/one.jfr")).isEqualTo("child-1.one.jfr");
    }

    @Test
    void noneIsOneOfTheHarnesss() throws IOException {
        Set<String> ours = ofTheHarness();

        assertThat(ours).contains("child-1.stdout", "child-1.command").hasSizeGreaterThan(8);
        for (String name : ours) {
            String given = "target/" + name.substring("child-1.".length());
            assertThat(own(given)).startsWith("child-1.2.");
        }
        assertThat(own("args.2")).isEqualTo("child-1.2.args.2");
    }

    private String own(String given) {
        return Path.of("/e").relativize(Path.of(files.insteadOf(given))).toString();
    }

    /** Whatever the code names so. */
    private static Set<String> ofTheHarness() throws IOException {
        Pattern name = Pattern.compile("\"(child-1\\.[\\w.-]+)\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> all = sources.filter(file -> file.toString().endsWith(".java")).toList();
            Set<String> names = new TreeSet<>();
            for (Path each : all) {
                names.addAll(
                        name.matcher(Files.readString(each))
                                .results()
                                .map((MatchResult found) -> found.group(1))
                                .filter(found -> !found.endsWith("."))
                                .collect(Collectors.toSet()));
            }
            return names;
        }
    }
}
