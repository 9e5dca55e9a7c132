package io.github.forkpair.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.channel.FrameAssembler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildOrderTests {

    private static final List<ChildOrder> ONE_OF_EACH =
            List.of(
                    new ChildOrder.Begin("a.B#c()", List.of("index 2"), "/tmp/a b", null),
                    new ChildOrder.Start(),
                    new ChildOrder.DumpThreads(),
                    new ChildOrder.Missed("gr\u00fcn \ud800"),
                    new ChildOrder.GoOn(),
                    new ChildOrder.Refused("who?"),
                    new ChildOrder.WriteCoverage(),
                    new ChildOrder.Arguments(
                            Arrays.asList(new byte[] {'S', 'x'}, null, new byte[0])));

    @Test
    void eachOrderHasAKindOfItsOwn() {
        assertThat(ONE_OF_EACH)
                .hasSize(ChildOrder.class.getPermittedSubclasses().length)
                .doesNotHaveDuplicates();
        assertThat(ONE_OF_EACH).extracting(ChildOrder::kind).doesNotHaveDuplicates();
    }

    @Test
    void ordersComeWholeAndInTheirOrderHoweverTheirBytesCome() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OrderWriter writer = new OrderWriter(Channels.newChannel(bytes));
        for (ChildOrder order : ONE_OF_EACH) {
            writer.write(order);
        }
        FrameAssembler assembler = new FrameAssembler();
        StringBuilder kinds = new StringBuilder();

        for (byte each : bytes.toByteArray()) {
            assembler.add(ByteBuffer.wrap(new byte[] {each}));
            while (assembler.next()) {
                byte[] payload = assembler.payload();
                ChildOrder sent = ONE_OF_EACH.get(kinds.length());
                assertThat(payload).isEqualTo(sent.encode());
                kinds.append(assembler.kind());
            }
        }

        assertThat(kinds).hasToString("BSDMGRCA");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "a.B#c(),            none",
                "a.B#c(),            /tmp/a b",
                "a.B#c(),            /tmp/gr\u00fcn",
                "gr\u00fcn.B#c(d.E), /tmp/\ud83d\ude00",
            })
    void beginSaysWhatToRun(String side, String sharedDir) throws IOException {
        for (ChildOrder.Kin kin :
                new ChildOrder.Kin[] {new ChildOrder.Kin(3, "/tmp", "secret"), null}) {
            ChildOrder.Begin begin =
                    new ChildOrder.Begin(side, List.of("", "index 2"), sharedDir, kin);

            assertThat(ChildOrder.Begin.read(begin.kind(), begin.encode())).isEqualTo(begin);
        }
    }

    @Test
    void aMissAndARefusalSayWhyByEachOfTheirChars() throws IOException {
        for (String reason : new String[] {"", "gr\u00fcn \ud800", "r".repeat(100_000)}) {
            ChildOrder.Missed missed = new ChildOrder.Missed(reason);
            ChildOrder.Refused refused = new ChildOrder.Refused(reason);

            assertThat(ChildOrder.Missed.read(missed.encode())).isEqualTo(missed);
            assertThat(ChildOrder.Refused.read(refused.encode())).isEqualTo(refused);
        }
    }

    @Test
    void nothingComesBeforeBegin() {
        Stream<ChildOrder> others =
                ONE_OF_EACH.stream().filter(each -> !(each instanceof ChildOrder.Begin));

        assertThat(others)
                .hasSize(7)
                .allSatisfy(
                        each ->
                                assertThatThrownBy(
                                                () ->
                                                        ChildOrder.Begin.read(
                                                                each.kind(), each.encode()))
                                        .isInstanceOf(IOException.class)
                                        .hasMessage(
                                                "a child is told to begin before anything else"));
    }
}
