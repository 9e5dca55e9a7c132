package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Runs meanwhile, and never rests. */
class BesideTest {

    @RepeatedTest(4)
    void neverRests() {
        Map<String, Integer> map = new HashMap<>();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 1_000_000_000L) {
            map.merge("key " + map.size() % 1000, 1, Integer::sum);
        }
        assertTrue(map.size() > 1);
    }
}
