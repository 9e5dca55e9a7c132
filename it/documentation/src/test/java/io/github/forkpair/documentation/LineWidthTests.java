package io.github.forkpair.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Prose is wrapped at 100 columns. Tables, blocks of code and a line that is a command are not. */
class LineWidthTests {

    private static final int WIDEST = 100;

    private static final Pattern CODE_ALONE = Pattern.compile(" *`[^`]+`\\.?");

    @Test
    void noLineOfProseIsWider() throws IOException {
        Sources sources = Sources.ofThisBuild();
        List<String> wide = new ArrayList<>();
        for (Page page : sources.pages()) {
            boolean code = false;
            int number = 0;
            for (String line : Files.readAllLines(page.file())) {
                number++;
                code ^= line.strip().startsWith("```");
                if (!code && line.length() > WIDEST && isProse(line)) {
                    wide.add(sources.name(page.file()) + ":" + number + " " + line);
                }
            }
        }

        assertThat(wide).isEmpty();
    }

    private static boolean isProse(String line) {
        return !line.startsWith("|") && !CODE_ALONE.matcher(line).matches();
    }
}
