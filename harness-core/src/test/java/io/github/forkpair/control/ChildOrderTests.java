package io.github.forkpair.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.channel.Frame;
import io.github.forkpair.channel.FrameAssembler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChildOrderTests {

    private final List<String> heard = new ArrayList<>();
    private final ChildOrder.Hearer hearer =
            new ChildOrder.Hearer() {
                @Override
                public void start() {
                    heard.add("start");
                }

                @Override
                public void dumpThreads() {
                    heard.add("dump");
                }

                @Override
                public void writeCoverage() {
                    heard.add("coverage");
                }

                @Override
                public void meeting(@Nullable String missed) {
                    heard.add(missed == null ? "met" : "missed: " + missed);
                }

                @Override
                public void refusedMeeting(String why) {
                    heard.add("refused: " + why);
                }
            };

    @Test
    void ordersAreHeardInTheirOrderHoweverTheyCome() throws IOException {
        byte[] bytes =
                written(
                        new ChildOrder.Start(),
                        new ChildOrder.DumpThreads(),
                        new ChildOrder.Missed("grün \ud800"),
                        new ChildOrder.GoOn(),
                        new ChildOrder.Refused("who?"),
                        new ChildOrder.WriteCoverage());
        FrameAssembler assembler = new FrameAssembler();

        for (byte each : bytes) {
            for (Frame frame : assembler.add(ByteBuffer.wrap(new byte[] {each}))) {
                ChildOrder.hear(frame.kind(), frame.payload(), hearer);
            }
        }

        assertThat(heard)
                .containsExactly(
                        "start", "dump", "missed: grün \ud800", "met", "refused: who?", "coverage");
    }

    @Test
    void beginSaysWhatToRun() throws IOException {
        for (String sharedDir : new String[] {"/tmp/a b", null}) {
            ChildOrder.Kin kin = sharedDir == null ? null : new ChildOrder.Kin(3, "/tmp", "secret");
            ChildOrder.Begin begin =
                    new ChildOrder.Begin("a.B#c()", List.of("", "index 2"), sharedDir, kin);

            assertThat(ChildOrder.Begin.read(begin.kind(), begin.encode())).isEqualTo(begin);
        }
    }

    @Test
    void nothingComesBeforeBegin() {
        assertThatThrownBy(() -> ChildOrder.Begin.read('D', new byte[0]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoOrderIsHeardByNobody() throws IOException {
        ChildOrder.hear('?', new byte[] {1, 2}, hearer);

        assertThat(heard).isEmpty();
    }

    private static byte[] written(ChildOrder... orders) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OrderWriter writer = new OrderWriter(Channels.newChannel(bytes));
        for (ChildOrder order : orders) {
            writer.write(order);
        }
        return bytes.toByteArray();
    }
}
