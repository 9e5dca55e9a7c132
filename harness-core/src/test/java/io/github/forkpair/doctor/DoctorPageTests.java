package io.github.forkpair.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the site's page against the rows and their remedies. */
class DoctorPageTests {

    private static final Path PAGE = Path.of("../src/site/markdown/doctor.md");

    @Test
    void thePageHasTheRowsInTheirOrder() throws IOException {
        List<String> headings =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4))
                        .toList();

        assertThat(headings)
                .isEqualTo(Arrays.stream(Capability.values()).map(Capability::title).toList());
    }

    @ParameterizedTest
    @EnumSource
    void thePageHasEachRemedy(Capability capability) throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("### " + capability.title() + "\n"));

        assertThat(section.split("\n\n")[2].strip().replace('\n', ' '))
                .isEqualTo("*What to do:* " + capability.remedy());
    }
}
