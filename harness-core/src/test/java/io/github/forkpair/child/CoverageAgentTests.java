package io.github.forkpair.child;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class CoverageAgentTests {

    @Test
    void aJvmWithoutAnAgentHasNothingToWriteAndDoesNotFail() {
        assertThatCode(CoverageAgent::write).doesNotThrowAnyException();
    }
}
