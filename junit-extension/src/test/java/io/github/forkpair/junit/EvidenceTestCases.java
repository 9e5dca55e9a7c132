package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Pairs that leave something in each of the evidence files. */
final class EvidenceTestCases {

    static final byte[] STDOUT = {
        'o', 'u', 't', '\n', 0, (byte) 0xff, '\r', 27, 'n', 'o', ' ', 'e'
    };
    static final byte[] STDERR = {'e', 'r', 'r', '\r', '\n', (byte) 0xc3, '\n', '\n'};
    static final String SENT = "what the parent side sent";

    private EvidenceTestCases() {}

    private static void print() throws IOException {
        write("/dev/fd/1", STDOUT);
        write("/dev/fd/2", STDERR);
    }

    private static void write(String stream, byte[] bytes) throws IOException {
        try (OutputStream out = new FileOutputStream(stream, true)) {
            out.write(bytes);
        }
    }

    static class AssertionTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send(SENT);
        }

        @ChildSide
        void child(Peer parent) throws IOException {
            print();
            assertEquals("something else", parent.receive(String.class));
        }
    }

    static class HangTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send(SENT);
            parentWaitsHere(child);
        }

        private static void parentWaitsHere(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            print();
            parent.expect(SENT);
            childWaitsHere();
        }

        private static void childWaitsHere() throws InterruptedException {
            Endings.waitForEver();
        }
    }

    static class CrashTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send(SENT);
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            print();
            parent.expect(SENT);
            new ChildEndings.NativeCrashTestCase().child();
        }
    }
}
