package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSideTemplate;
import java.time.LocalDate;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments of a class and of a test, on both sides. */
@ParameterizedClass
@CsvSource({"1, 2024-02-29", "2, 1970-01-01"})
class ArgumentsTest {

    private final int number;
    private final LocalDate date;

    ArgumentsTest(int number, LocalDate date) {
        this.number = number;
        this.date = date;
    }

    @ParentSideTemplate
    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void compares(String text, Peer child, TestInfo test) {
        child.expect(number + " " + date + " " + text + " " + test.getDisplayName());
    }

    @ChildSide
    void tells(String text, TestInfo test, Peer parent) {
        parent.send(number + " " + date + " " + text + " " + test.getDisplayName());
    }
}
