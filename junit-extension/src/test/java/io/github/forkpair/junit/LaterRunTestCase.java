package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.forkpair.Peer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The property names what fails, and what its child prints. */
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
        assertNotEquals(System.getProperty(FAILING), parent.receive(String.class));
    }
}
