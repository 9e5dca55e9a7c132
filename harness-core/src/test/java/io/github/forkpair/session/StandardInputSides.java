package io.github.forkpair.session;

import io.github.forkpair.Peer;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Child sides that start what reads their standard input, and what writes to it, while a byte of
 * the parent's is there to be eaten. Then each answers that byte.
 */
class StandardInputSides {

    /** Each prints what it gets; all are at the end of their input at once. */
    private static final List<String> READERS =
            List.of(
                    "exec cat",
                    "read line; printf %s \"$line\"",
                    "exec head -c 1 /dev/stdin",
                    "exec cat /proc/self/fd/0",
                    "exec cat <&0");

    private static final String WRITER = "{ printf X >&0; } 2>/dev/null; exec true";

    void noChannel() throws Exception {
        tryAll();
    }

    void peer(Peer parent) throws Exception {
        tryAll();
        parent.send(parent.receive(String.class));
    }

    void byteChannel(ByteChannel parent) throws Exception {
        tryAll();
        answer(parent);
    }

    void socketChannel(SocketChannel parent) throws Exception {
        tryAll();
        answer(parent);
    }

    void streams(InputStream in, OutputStream out) throws Exception {
        tryAll();
        out.write(in.read());
    }

    void socketAndStreams(InputStream in, SocketChannel parent, OutputStream out) throws Exception {
        tryAll();
        out.write(in.read());
        answer(parent);
    }

    /** Everything that a side can do to what it believes to be its standard input. */
    void closesStandardInput(Peer parent) throws Exception {
        System.in.close();
        new FileInputStream(FileDescriptor.in).close();
        check(System.inheritedChannel() == null, "there is an inherited channel");
        parent.send(parent.receive(String.class));
        parent.hangUp();
    }

    void closesItsSocketAndPrints(SocketChannel parent) throws Exception {
        answer(parent);
        parent.close();
        Process child = new ProcessBuilder("echo", "still heard").inheritIO().start();
        check(child.waitFor() == 0, "echo failed");
        System.out.println("by both");
    }

    private static void answer(ByteChannel parent) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1);
        check(parent.read(bytes) == 1, "a byte was to come");
        parent.write(bytes.flip());
    }

    private static void tryAll() throws Exception {
        for (String reader : READERS) {
            Process process = start(reader);
            String read = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            check(read.isEmpty(), "\"" + reader + "\" got \"" + read + "\"");
        }
        check(start(WRITER).waitFor() == 0, "the writer failed");
        check(
                new String(start("ls -l /proc/self/fd").getInputStream().readAllBytes())
                        .contains("0 -> /dev/null"),
                "0 is not /dev/null");
        check(
                !new String(start("ls -l /proc/self/fd").getInputStream().readAllBytes())
                        .contains("socket:"),
                "there is a socket");
        check(System.in.read() == -1, "System.in has something");
        check(System.in.available() == 0, "System.in has something");
    }

    private static Process start(String script) throws IOException {
        return new ProcessBuilder("sh", "-c", script)
                .redirectInput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
