package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.VirtualMachine;
import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Under a debugger of the test JVM, time counts for a pair as it does for any test. */
@Timeout(240)
class DebuggedTestJvmTests {

    private static final String AGENT = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=";
    private static final String ANNOUNCEMENT = "Listening for transport dt_socket at address: ";
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private static final String OVER_SETTING = "over forkpair.deadline";
    private static final String OVER_TIMEOUT = "over @Timeout(3)";

    @TempDir private Path evidence;

    @Test
    void withADebuggerJUnitsModeDecidesWhetherATimeoutCountsAndTheSettingDoesNot()
            throws Exception {
        assertThat(limits(List.of(AGENT + "n,address=127.0.0.1:0")))
                .containsEntry("none plain", "passed")
                .containsEntry("enabled plain", "passed")
                .containsEntry("disabled plain", "passed")
                .containsEntry("disabled_on_debug plain", "passed")
                .containsEntry("none limited", OVER_TIMEOUT)
                .containsEntry("enabled limited", OVER_TIMEOUT)
                .containsEntry("disabled limited", "passed")
                .containsEntry("disabled_on_debug limited", "passed");
    }

    @Test
    void theDebuggersAgentByItsPathIsADebuggerToo() throws Exception {
        Path agent = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("jdwp"));

        assertThat(
                        limits(
                                List.of(
                                        "-agentpath:"
                                                + agent
                                                + "=transport=dt_socket,server=y,suspend=n,"
                                                + "address=127.0.0.1:0")))
                .containsEntry("none plain", "passed");
    }

    @Test
    void withoutOneATimeoutThatIsDisabledLeavesTheSetting() throws Exception {
        assertThat(limits(List.of()))
                .containsEntry("none plain", OVER_SETTING)
                .containsEntry("none limited", OVER_TIMEOUT)
                .containsEntry("disabled limited", OVER_SETTING)
                .containsEntry("disabled_on_debug limited", OVER_TIMEOUT);
    }

    @Test
    void aParentSideAtABreakpointOutlivesTheDeadlineAndPassesOnceTheDebuggerLeaves()
            throws Exception {
        Process testJvm =
                testJvm(List.of(AGENT + "y,address=127.0.0.1:0"), "BreakpointTestCase", "none");
        try (BufferedReader out = testJvm.inputReader()) {
            String line = out.readLine();
            assertThat(line).startsWith(ANNOUNCEMENT);
            VirtualMachine debugged =
                    AttachedDebugger.to(line.substring(line.lastIndexOf(':') + 1).strip());
            AttachedDebugger.runTo(
                    debugged, DebuggedTestJvmMain.BreakpointTestCase.class.getName(), "parent");
            AttachedDebugger.letPass(DEADLINE.plusSeconds(1));
            debugged.dispose();

            assertThat(lines(out)).contains("none parent(Peer) passed");
        } finally {
            testJvm.destroyForcibly().waitFor();
        }
    }

    private Map<String, String> limits(List<String> flags) throws Exception {
        Process testJvm =
                testJvm(
                        flags,
                        "LimitsTestCase",
                        "none",
                        "enabled",
                        "disabled",
                        "disabled_on_debug");
        Map<String, String> limits = new TreeMap<>();
        try (BufferedReader out = testJvm.inputReader()) {
            for (String line : lines(out)) {
                String[] words = line.split(" ", 3);
                if (words.length == 3 && words[1].endsWith("()")) {
                    limits.put(words[0] + " " + words[1].replace("()", ""), cause(words[2]));
                }
            }
        } finally {
            testJvm.destroyForcibly().waitFor();
        }
        return limits;
    }

    private static String cause(String came) {
        if (came.contains("from @Timeout(3)")) {
            return OVER_TIMEOUT;
        }
        return came.contains("from forkpair.deadline") ? OVER_SETTING : came;
    }

    private Process testJvm(List<String> flags, String tests, String... modes) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(evidence.toString(), tests));
        arguments.addAll(List.of(modes));
        return TestJvm.of(flags, DebuggedTestJvmMain.class, arguments.toArray(String[]::new))
                .redirectError(Redirect.INHERIT)
                .start();
    }

    private static List<String> lines(BufferedReader out) {
        return out.lines().toList();
    }
}
