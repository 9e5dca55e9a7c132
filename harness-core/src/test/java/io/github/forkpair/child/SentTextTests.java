package io.github.forkpair.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"x", "the child side returned", "grüße 😀", "two\nlines"})
    void aTextIsWholeWithItsLastByteAndNotBefore(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] sent = ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
        SentText coming = new SentText();

        for (int i = 0; i < sent.length - 1; i++) {
            assertThat(coming.take(sent[i])).as("byte %d", i).isNull();
        }
        assertThat(coming.take(sent[sent.length - 1])).isEqualTo(text);
    }

    @Test
    void theLengthIsRead() {
        SentText coming = new SentText();
        for (byte each : new byte[] {0, 0, 1, 0}) {
            assertThat(coming.take(each)).isNull();
        }
        for (int i = 0; i < 255; i++) {
            assertThat(coming.take((byte) 'a')).isNull();
        }
        assertThat(coming.take((byte) 'b')).isEqualTo("a".repeat(255) + "b");
    }
}
