package io.github.forkpair.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.MalformedFrameException;
import java.io.IOException;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTests {

    private static final int LIMIT = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1 << 20})
    void framesComeBackHoweverTheBytesArrive(int most) throws IOException {
        byte[] large = new byte[300_000];
        Arrays.fill(large, (byte) 7);
        MemoryChannel out = MemoryChannel.empty();
        FrameWriter writer = new FrameWriter(out);
        writer.write('S', new byte[] {1, 2, 3}, 2);
        writer.write('B', new byte[0], 0);
        writer.write('B', large, large.length);

        FrameReader reader = reader(out.written(), most);
        Frame first = reader.read();
        assertThat(first.kind()).isEqualTo('S');
        assertThat(first.payload()).containsExactly(1, 2);
        assertThat(first.offset()).isEqualTo(5);
        assertThat(reader.read().payload()).isEmpty();
        Frame third = reader.read();
        assertThat(third.payload()).isEqualTo(large);
        assertThat(third.offset()).isEqualTo(17);
        assertThat(reader.read()).isNull();
        assertThat(reader.read()).isNull();
    }

    @Test
    void anUnknownKindIsNamedWithItsPlace() {
        assertMalformed(new byte[] {'S', 0, 0, 0, 0, 'G', 'E', 'T'}, 5)
                .hasMessage(
                        "Byte 5 of the stream: 0x47 ('G') begins no message. Something other than Peer wrote to"
                                + " this channel.");
    }

    @Test
    void aLengthOverTheLimitIsRefusedBeforeAnythingIsAllocated() {
        assertMalformed(new byte[] {'B', 0x7f, -1, -1, -1}, 1)
                .hasMessageStartingWith(
                        "Byte 1 of the stream: a message of 2147483647 bytes is announced, and the limit is 1048576.");
        assertMalformed(new byte[] {'B', -1, -1, -1, -1}, 1)
                .hasMessageContaining("a message of 4294967295 bytes is announced");
    }

    @Test
    void anEndWithinTheLengthIsNamed() {
        assertMalformed(new byte[] {'B', 0, 0}, 3)
                .hasMessage(
                        "Byte 3 of the stream: the stream ends in the middle of a message: its length takes 4 bytes,"
                                + " of which 2 came.");
    }

    @Test
    void anEndWithinTheContentIsNamed() {
        assertMalformed(new byte[] {'B', 0, 0, 0, 9, 1, 2, 3}, 8)
                .hasMessage(
                        "Byte 8 of the stream: the stream ends in the middle of a message: its content takes 9 bytes,"
                                + " of which 3 came.");
    }

    private static AbstractThrowableAssert<?, ?> assertMalformed(byte[] bytes, long offset) {
        FrameReader reader = reader(bytes, 3);
        return assertThatThrownBy(
                        () -> {
                            while (reader.read() != null) {}
                        })
                .isInstanceOfSatisfying(
                        MalformedFrameException.class,
                        e -> assertThat(e.offset()).isEqualTo(offset));
    }

    private static FrameReader reader(byte[] bytes, int most) {
        return new FrameReader(new MemoryChannel(bytes, most), MessageCodec.KINDS, LIMIT);
    }
}
