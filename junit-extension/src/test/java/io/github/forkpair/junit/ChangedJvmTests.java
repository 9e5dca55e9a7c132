package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test has changed in its JVM and forgotten decides nothing for the pairs after it. */
@Timeout(180)
class ChangedJvmTests {

    private static final String RIGHT =
            " {expectsNothing()="
                    + ChangedJvmMain.OwnException.class.getName()
                    + "|its own,"
                    + " fails(Peer)=org.opentest4j.AssertionFailedError|"
                    + "expected: <12345> but was: <2>,"
                    + " passes(Peer, ChildProcess, Path)=passed}";

    @TempDir private Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OS_NAME OS_ARCH DATA_MODEL JNU_ENCODING FILE_ENCODING TMPDIR USER_DIR JAVA_HOME"
                        + " CLASS_PATH LIBRARY_PATH BOOT_LIBRARY_PATH PROVIDER CONSTANTS",
                "NO_PROPERTIES",
                "STOPPED_CONTEXT_CLASS_LOADER",
                "TURKISH NO_STREAMS HANDLER_THAT_EXITS NO_SECURITY_PROVIDERS AWAITILITY",
                "ARABIC_DIGITS STREAMS_THAT_FAIL NO_RANDOMNESS NO_CONTEXT_CLASS_LOADER"
            })
    void whatIsChangedBeforeTheFirstPairChangesNoVerdict(String changes) throws Exception {
        assertThat(told(List.of(changes))).isEqualTo(right(List.of(changes)));
    }

    @Test
    void allThatIsChangedOneAfterTheOtherChangesNoVerdict() throws Exception {
        List<String> all = Stream.of(Change.values()).map(Change::name).toList();

        assertThat(told(all)).isEqualTo(right(all));
    }

    private List<String> told(List<String> changes) throws Exception {
        Path told = dir.resolve("told");
        List<String> arguments = new ArrayList<>(List.of(dir.resolve("evidence").toString()));
        arguments.addAll(changes);
        Process testJvm =
                TestJvm.of(
                                List.of("-Djava.io.tmpdir=/tmp"),
                                ChangedJvmMain.class,
                                arguments.toArray(String[]::new))
                        .redirectOutput(told.toFile())
                        .redirectError(Redirect.INHERIT)
                        .start();
        assertThat(testJvm.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(told)) {
            return lines.filter(line -> !line.startsWith("[[ATTACHMENT|")).toList();
        }
    }

    private static List<String> right(List<String> changes) {
        return changes.stream()
                .flatMap(change -> Stream.of(change + " {changes()=passed}", change + RIGHT))
                .toList();
    }
}
