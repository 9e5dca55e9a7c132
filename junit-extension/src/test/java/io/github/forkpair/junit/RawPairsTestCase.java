package io.github.forkpair.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

class RawPairsTestCase {

    @ParentSide("channels")
    void parentOfChannels(ByteChannel child) throws IOException {
        child.write(UTF_8.encode("ping"));
        assertEquals("pong", read(child, 4));
    }

    @ChildSide("channels")
    void childOfChannels(ByteChannel parent) throws IOException {
        assertEquals("ping", read(parent, 4));
        parent.write(UTF_8.encode("pong"));
    }

    @ParentSide("streams")
    void parentOfStreams(InputStream in, OutputStream out) throws IOException {
        out.write("question".getBytes(UTF_8));
        out.close();
        assertEquals("answer", new String(in.readAllBytes(), UTF_8));
    }

    @ChildSide("streams")
    void childOfStreams(InputStream in, OutputStream out) throws IOException {
        assertEquals("question", new String(in.readAllBytes(), UTF_8));
        out.write("answer".getBytes(UTF_8));
        out.close();
        System.out.println("printed after the close");
    }

    @ParentSide("both directions at once")
    void parentOfBoth(InputStream in, OutputStream out) throws Exception {
        exchange(in, out);
    }

    @ChildSide("both directions at once")
    void childOfBoth(InputStream in, OutputStream out) throws Exception {
        exchange(in, out);
    }

    @ParentSide("selector")
    void parentOfSelector(ByteChannel child, io.github.forkpair.ChildProcess process)
            throws IOException {
        assertEquals("ready", read(child, 5));
        child.write(UTF_8.encode("go"));
        assertEquals(-1, child.read(ByteBuffer.allocate(1)));
        process.waitForExit();
        assertEquals("printed after the close\n", process.stdout());
    }

    @ChildSide("selector")
    void childOfSelector(SocketChannel parent) throws IOException {
        parent.configureBlocking(false);
        parent.write(UTF_8.encode("ready"));
        try (Selector selector = Selector.open()) {
            parent.register(selector, SelectionKey.OP_READ);
            assertEquals(1, selector.select());
            ByteBuffer got = ByteBuffer.allocate(2);
            while (got.hasRemaining()) {
                parent.read(got);
            }
            assertEquals("go", UTF_8.decode(got.flip()).toString());
        }
        parent.close();
        System.out.println("printed after the close");
    }

    @ParentSide("vanished")
    void parentOfVanished(OutputStream out, io.github.forkpair.ChildProcess process) {
        process.waitForExit();
        assertThrows(IOException.class, () -> out.write(1));
    }

    @ChildSide("vanished")
    void childOfVanished() {}

    @ParentSide("closed with bytes unread")
    void parentOfUnread(ByteChannel child) throws IOException {
        child.write(UTF_8.encode("never read"));
        assertEquals(-1, child.read(ByteBuffer.allocate(1)));
    }

    @ChildSide("closed with bytes unread")
    void childOfUnread(ByteChannel parent) throws IOException {
        read(parent, 1); // the others are there then, too
        parent.close();
    }

    @ParentSide("child goes on writing")
    void parentThatLeavesFirst(ByteChannel child) throws IOException {
        assertEquals("x", read(child, 1));
    }

    @ChildSide("child goes on writing")
    void childThatGoesOnWriting(OutputStream out, InputStream in) throws IOException {
        out.write('x');
        assertEquals(-1, in.read());
        out.write(new byte[1_000_000]);
    }

    /** More than the socket buffers hold, in both directions, by two threads on each side. */
    private static void exchange(InputStream in, OutputStream out) throws Exception {
        byte[] bytes = new byte[2_000_000];
        Arrays.fill(bytes, (byte) 5);
        Thread writer =
                new Thread(
                        () -> {
                            try {
                                out.write(bytes);
                                out.close();
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        writer.start();
        assertEquals(bytes.length, in.readAllBytes().length);
        writer.join();
    }

    private static String read(ByteChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        return UTF_8.decode(bytes.flip()).toString();
    }
}
