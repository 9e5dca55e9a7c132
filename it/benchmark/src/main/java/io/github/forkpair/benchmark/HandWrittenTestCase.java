package io.github.forkpair.benchmark;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the child of a pair that was written by hand runs. */
class HandWrittenTestCase {

    @Test
    void empty() {}

    @Test
    void greets() {
        System.out.println(Traffic.GREETING);
    }

    @Test
    void greetsAndWaits() throws IOException {
        System.out.println(Traffic.GREETING);
        System.in.read();
    }
}
