package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.Seat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnFilesTests {

    private final OwnFiles files = new OwnFiles(Path.of("/e"), Seat.ONLY.files());

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
        List<String> ours = Seat.ONLY.files().all();

        assertThat(ours).contains("child-1.stdout", "child-1.command").hasSizeGreaterThan(8);
        for (String name : ours) {
            if (name.startsWith("child-1.")) {
                String given = "target/" + name.substring("child-1.".length());
                assertThat(own(given)).startsWith("child-1.2.");
            }
        }
        assertThat(own("args.2")).isEqualTo("child-1.2.args.2");
    }

    private String own(String given) {
        return Path.of("/e").relativize(Path.of(files.insteadOf(given))).toString();
    }
}
