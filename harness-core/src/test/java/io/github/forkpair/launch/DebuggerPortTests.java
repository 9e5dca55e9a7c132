package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.Listened;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebuggerPortTests {

    private static final String LINE = "Listening for transport dt_socket at address: ";

    private final List<String> printed = new ArrayList<>();

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void theJvmsLineIsShownAndIsNotTheChilds(int pieces) {
        String captured =
                captured(
                        "[warning] first\n" + LINE + "33365\nbegin;" + LINE + "*:50321\n" + "end",
                        pieces);

        assertThat(captured).isEqualTo("[warning] first\nbegin;end");
        assertThat(printed)
                .containsExactly(
                        "[forkpair] child 4712, @ChildSide CacheTest.reader, waits for a debugger: attach to port"
                                + " 33365 on localhost",
                        "[forkpair] child 4712, @ChildSide CacheTest.reader, can be attached to again: port 50321 on"
                                + " localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Listening for LListening for transport dt_sockets\n",
                "Listening for transport dt_socket at address: 33",
                "LLL",
                ""
            })
    void whatOnlyLooksLikeItStaysTheChilds(String text) {
        assertThat(captured(text, 3)).isEqualTo(text);
        assertThat(printed).isEmpty();
    }

    private String captured(String text, int pieces) {
        CapturedStream stream =
                new CapturedStream(directory.resolve("child-1.stdout"), piece -> {});
        DebuggerPort port =
                new DebuggerPort(stream, 4712, "CacheTest.reader", new Listened(printed));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += pieces) {
            port.bytes(ByteBuffer.wrap(bytes, from, Math.min(pieces, bytes.length - from)));
        }
        port.end();
        return stream.text();
    }
}
