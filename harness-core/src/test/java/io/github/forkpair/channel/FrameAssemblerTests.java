package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAssemblerTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4096, 1_000_000})
    void framesComeTogetherHoweverTheBytesArrive(int piece) throws IOException {
        MemoryChannel out = MemoryChannel.empty();
        FrameWriter writer = new FrameWriter(out);
        writer.write('R', new byte[0], 0);
        writer.write('T', new byte[100_000], 100_000);
        writer.write('V', new byte[] {1, 2}, 2);
        ByteBuffer bytes = ByteBuffer.wrap(out.written());

        FrameAssembler assembler = new FrameAssembler();
        List<Character> kinds = new ArrayList<>();
        List<byte[]> payloads = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int size = Math.min(piece, bytes.remaining());
            assembler.add(bytes.slice().limit(size));
            bytes.position(bytes.position() + size);
            while (assembler.next()) {
                kinds.add(assembler.kind());
                payloads.add(assembler.payload());
            }
        }

        assertThat(kinds).containsExactly('R', 'T', 'V');
        assertThat(payloads).extracting(each -> each.length).containsExactly(0, 100_000, 2);
        assertThat(payloads.get(2)).containsExactly(1, 2);
    }

    @Test
    void aFrameMayBeHadAfterMoreBytesHaveCome() throws IOException {
        MemoryChannel out = MemoryChannel.empty();
        FrameWriter writer = new FrameWriter(out);
        for (char kind : new char[] {'a', 'b', 'c'}) {
            writer.write(kind, new byte[] {(byte) kind}, 1);
        }
        byte[] written = out.written();
        FrameAssembler assembler = new FrameAssembler();

        StringBuilder had = new StringBuilder();
        for (byte each : written) {
            assembler.add(ByteBuffer.wrap(new byte[] {each}));
            if (had.isEmpty() && assembler.next()) {
                had.append(assembler.kind());
            }
        }
        while (assembler.next()) {
            had.append(assembler.kind()).append((char) assembler.payload()[0]);
        }

        assertThat(had).hasToString("abbcc");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void bytesThatAreNoFrameEndTheStreamAndAreNotKept(int length) throws IOException {
        MemoryChannel good = MemoryChannel.empty();
        new FrameWriter(good).write('R', new byte[0], 0);
        FrameAssembler assembler = new FrameAssembler();

        assembler.add(
                ByteBuffer.allocate(10).put(good.written()).put((byte) '?').putInt(length).flip());

        assertThat(assembler.next()).isTrue();
        assertThat(assembler.kind()).isEqualTo('R');
        for (int i = 0; i < 1000; i++) { // a gibibyte, which no heap of a test would hold
            assertThat(assembler.next()).isFalse();
            assembler.add(ByteBuffer.allocate(1024 * 1024));
        }
        assembler.add(ByteBuffer.wrap(good.written()));
        assertThat(assembler.next()).isFalse();
    }
}
