package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.forkpair.Peer;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** One property names what fails, separated by commas, and one what the children print. */
class LaterRunTestCase {

    static final String FAILING = "later.run.failing";
    static final String PRINTED = "later.run.printed";

    @ParentSide("one")
    void one(Peer child) {
        child.send("one");
    }

    @ChildSide("one")
    void childOfOne(Peer parent) {
        end(parent);
    }

    @ParentSide("other")
    void other(Peer child) {
        child.send("other");
    }

    @ChildSide("other")
    void childOfOther(Peer parent) {
        end(parent);
    }

    @ParentSideTemplate("many")
    @RepeatedTest(3)
    void many(Peer child, RepetitionInfo repetition) {
        child.send("many" + repetition.getCurrentRepetition());
    }

    @ChildSide("many")
    void childOfMany(Peer parent) {
        end(parent);
    }

    private static void end(Peer parent) {
        System.out.println(System.getProperty(PRINTED));
        String failing = System.getProperty(FAILING);
        assertFalse(List.of(failing.split(",")).contains(parent.receive(String.class)), failing);
    }
}
