package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTests {

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(Cut.to(3, "abc")).isEqualTo("abc");
        assertThat(Cut.counted(3, "abc")).isEqualTo("abc");
        assertThat(Cut.to(0, "")).isEmpty();
    }

    @Test
    void aLongerOneSaysThatItIsCut() {
        assertThat(Cut.to(3, "abcd")).isEqualTo("abc...");
        assertThat(Cut.counted(3, "abcd")).isEqualTo("abc... (4 characters)");
        assertThat(Cut.to(0, "abcd")).isEqualTo("...");
    }

    @Test
    void noCharacterIsHalved() {
        assertThat(Cut.to(2, "a\ud83d\ude00b")).isEqualTo("a...");
        assertThat(Cut.to(3, "a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00...");
        assertThat(Cut.counted(2, "a\ud83d\ude00b")).isEqualTo("a... (4 characters)");
    }
}
