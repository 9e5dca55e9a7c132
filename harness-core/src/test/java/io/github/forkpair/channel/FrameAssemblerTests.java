package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
        List<Frame> frames = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int size = Math.min(piece, bytes.remaining());
            frames.addAll(assembler.add(bytes.slice().limit(size)));
            bytes.position(bytes.position() + size);
        }

        assertThat(frames).extracting(Frame::kind).containsExactly('R', 'T', 'V');
        assertThat(frames)
                .extracting(frame -> frame.payload().length)
                .containsExactly(0, 100_000, 2);
        assertThat(frames).extracting(Frame::offset).containsExactly(5L, 10L, 100_015L);
        assertThat(frames.get(2).payload()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void bytesThatAreNoFrameEndTheStreamAndAreNotKept(int length) throws IOException {
        MemoryChannel good = MemoryChannel.empty();
        new FrameWriter(good).write('R', new byte[0], 0);
        FrameAssembler assembler = new FrameAssembler();

        List<Frame> first =
                assembler.add(
                        ByteBuffer.allocate(10)
                                .put(good.written())
                                .put((byte) '?')
                                .putInt(length)
                                .flip());

        assertThat(first).extracting(Frame::kind).containsExactly('R');
        for (int i = 0; i < 1000; i++) { // a gibibyte, which no heap of a test would hold
            assertThat(assembler.add(ByteBuffer.allocate(1024 * 1024))).isEmpty();
        }
        assertThat(assembler.add(ByteBuffer.wrap(good.written()))).isEmpty();
    }
}
