package io.github.forkpair.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Asks the kernel, by starting processes. */
@EnabledOnOs(OS.LINUX)
class ArgumentLimitTests {

    private static final int SHORT = 1_000;

    @Test
    void theLongestWordThatIsTakenIsTheSystemsLongest() throws Exception {
        String longest = "x".repeat(ArgumentLimit.LONGEST - 1);

        assertTaken(List.of("/bin/true", longest), Map.of());
        assertRefused(List.of("/bin/true", longest + "x"), Map.of());
        assertRefused(List.of("/bin/true", "\u00e4" + longest.substring(1)), Map.of());
    }

    @Test
    void allThatIsTakenTogetherIsNearlyAllThatTheSystemTakes() throws Exception {
        List<String> words = new ArrayList<>(List.of("/bin/true"));
        Map<String, String> environment = new TreeMap<>();
        for (int i = 0; ArgumentLimit.takes(words, environment); i++) {
            words.add("x".repeat(SHORT - 2 - Long.BYTES));
            environment.put(String.valueOf(i), "y".repeat(SHORT));
        }
        words.remove(words.size() - 1);
        while (ArgumentLimit.takes(words, environment)) {
            words.add(""); // all but its pointer is nothing
        }
        words.remove(words.size() - 1);

        assertTaken(words, environment);
        for (int i = 0; i < 5; i++) {
            words.add("x".repeat(SHORT));
        }
        assertRefused(words, environment);
    }

    private static void assertTaken(List<String> words, Map<String, String> environment)
            throws Exception {
        assertThat(ArgumentLimit.takes(words, environment)).isTrue();
        SpawnedProcess process = Spawn.ofThisSystem().start(words, environment, List.of());
        process.awaitEnd();

        assertThat(process.endGroupAndReap()).isEqualTo(new ExitStatus.Exited(0));
    }

    private static void assertRefused(List<String> words, Map<String, String> environment) {
        assertThat(ArgumentLimit.takes(words, environment)).isFalse();
        assertThatThrownBy(() -> Spawn.ofThisSystem().start(words, environment, List.of()))
                .hasMessageContaining("E2BIG");
    }
}
