package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.child.ChannelDescriptor;
import io.github.forkpair.control.ChildDescriptors;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Pairs with a child's output, and with a channel, that need care. */
final class ChannelEndings {

    private ChannelEndings() {}

    static class GigabyteTestCase {
        @ParentSide
        void parent(ChildProcess child) {
            child.waitForExit();
            assertEquals(16 << 20, child.stdout().length());
        }

        @ChildSide
        void child() throws IOException {
            byte[] mebibyte = "0123456789abcde\n".repeat(1 << 16).getBytes();
            try (OutputStream out = new FileOutputStream("/dev/fd/1", true)) {
                for (int i = 0; i < 1024; i++) {
                    out.write(mebibyte);
                }
            }
        }
    }

    static class BinaryTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.write(new byte[] {'a', 0, 27, (byte) 0xff, 'b', '\n'}, 0, 6);
            throw new IllegalStateException("after some bytes");
        }
    }

    static class NoNewlineTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.print("last words");
            throw new IllegalStateException("after a line without an end");
        }
    }

    static class OtherCharsetTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.println("Grüße, €");
            throw new IllegalStateException("after a line in no ASCII");
        }
    }

    static class OtherBytesTestCase {
        static final byte[] BYTES = "Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);

        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            System.out.write(BYTES);
            throw new IllegalStateException("after bytes that are no UTF-8");
        }
    }

    static class ClosesStdoutTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) {
            child.expect("still talking");
            process.waitForExit();
            assertEquals("before\n", process.stdout());
        }

        @ChildSide
        void child(Peer parent) throws IOException {
            System.out.println("before");
            System.out.close();
            new FileOutputStream(FileDescriptor.out).close(); // now nobody has the pipe open
            System.out.println("after");
            parent.send("still talking");
        }
    }

    static class ReadsSystemInTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("nothing to read");
        }

        @ChildSide
        void child(Peer parent) throws IOException {
            assertEquals(-1, System.in.read());
            parent.send("nothing to read");
        }
    }

    static class GoneInAFrameTestCase {
        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        void child() throws IOException {
            ByteBuffer begun = ByteBuffer.allocate(8).put((byte) 'S').putInt(100);
            // Behind the harness's back: the other side has messages, so this one gets no stream.
            new FileOutputStream(ChannelDescriptor.open(ChildDescriptors.CHANNEL))
                    .write(begun.put(new byte[] {'a', 'b', 'c'}).array());
            Runtime.getRuntime().halt(5);
        }
    }

    static class WritesToVanishedTestCase {
        @ParentSide
        void parent(OutputStream child, ChildProcess process) throws IOException {
            process.waitForExit();
            while (true) {
                child.write(new byte[1000]);
            }
        }

        @ChildSide
        void child() {
            Runtime.getRuntime().halt(6);
        }
    }

    static class HalfClosedTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("last message");
            child.send("still heard");
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("last message");
            parent.hangUp();
            parent.expect("still heard");
        }
    }

    static class HearsOneMessageTestCase {
        @ParentSide
        void parent(Peer child) {
            child.send("recorded words");
        }

        @ChildSide
        void child(Peer parent) {
            throw new IllegalStateException("heard " + parent.receive(String.class));
        }
    }

    static class BytesLeftTestCase {
        @ParentSide
        void parent(InputStream child) throws IOException {
            assertEquals('a', child.read());
            assertEquals(-1, child.read(), "end of file");
        }

        @ChildSide
        void child(OutputStream parent) throws IOException {
            parent.write(new byte[] {'a', 'b'});
        }
    }
}
