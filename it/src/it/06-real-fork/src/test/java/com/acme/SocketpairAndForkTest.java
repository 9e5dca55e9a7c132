package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Launch;
import io.github.forkpair.junit.ParentSide;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;

/** The classic idiom in C, step by step. */
class SocketpairAndForkTest {

    // START SNIPPET: pair
    private String greeting; // char *greeting;

    @BeforeEach
    void choose() { // greeting = "hello parent, I am child";
        greeting = "hello parent, I am child";
    } // socketpair(AF_UNIX, SOCK_STREAM, 0, sv);

    @ParentSide // if (fork() != 0) { close(sv[1]);
    void reads(InputStream child) throws IOException {
        byte[] buf = child.readAllBytes(); // read(sv[0], buf, sizeof buf);
        assertEquals("hello parent, I am child", new String(buf, StandardCharsets.UTF_8));
        assertEquals("hello parent, I am child", greeting); // the child's change is the child's
    }

    @ChildSide(launch = Launch.FORK) // } else { close(sv[0]);
    void writes(OutputStream parent) throws IOException {
        parent.write(greeting.getBytes(StandardCharsets.UTF_8)); // write(sv[1], greeting, ...);
        greeting = "something else";
    } // exit(0); }
    // END SNIPPET: pair
}
