package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.ParentSideTemplate;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Each side that is flaky fails the first time, and leaves a file by which the second knows. */
class FlakyTest {

    @ParentSide("parent")
    void failsOnce(Peer child) throws IOException {
        child.expect("here");
        assertTrue(isAgain("parent"), "not yet");
    }

    @ChildSide("parent")
    void says(Peer parent) {
        parent.send("here");
    }

    @ParentSideTemplate("child")
    @RepeatedTest(3)
    void isHeard(Peer child, RepetitionInfo repetition) {
        child.send(repetition.getCurrentRepetition());
    }

    @ChildSide("child")
    void failsOnceTheSecondTime(Peer parent) throws IOException {
        assertTrue(parent.receive(int.class) != 2 || isAgain("child"), "not yet");
    }

    private static boolean isAgain(String side) throws IOException {
        return !new File("target", side + "-was-here").createNewFile();
    }
}
