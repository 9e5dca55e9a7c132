package io.github.forkpair.doctor;

import io.github.forkpair.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** What the doctor's own children run. */
final class ChildSides {

    static final String QUESTION = "are you there?";
    static final String ANSWER = "yes";

    /** Says, as a byte, that the method has begun. */
    private static final int WAITING = 1;

    ChildSides() {}

    void answers(Peer parent) {
        parent.expect(QUESTION);
        parent.send(ANSWER);
    }

    void waits(OutputStream parent) throws IOException, InterruptedException {
        parent.write(WAITING);
        new CountDownLatch(1).await();
    }
}
