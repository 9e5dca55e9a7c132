package com.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Two processes greet each other in raw bytes. Each reads until the other closes its output. */
class HelloPairTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @ParentSide
    void answersTheChild(InputStream fromChild, OutputStream toChild, ChildProcess child)
            throws IOException {
        String greeting = new String(fromChild.readAllBytes(), UTF_8);
        System.out.printf("parent %d heard from child %d: %s%n", SELF.pid(), child.pid(), greeting);
        assertEquals("hello parent, I am child", greeting);
        toChild.write("hello child, I am parent".getBytes(UTF_8));
        toChild.close();
    }

    @ChildSide
    void greetsTheParent(InputStream fromParent, OutputStream toParent) throws IOException {
        toParent.write("hello parent, I am child".getBytes(UTF_8));
        toParent.close();
        String answer = new String(fromParent.readAllBytes(), UTF_8);
        long parentPid = SELF.parent().orElseThrow().pid();
        System.out.printf("child %d heard from parent %d: %s%n", SELF.pid(), parentPid, answer);
        assertEquals("hello child, I am parent", answer);
    }
}
