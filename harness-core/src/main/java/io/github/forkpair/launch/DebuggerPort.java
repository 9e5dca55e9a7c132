package io.github.forkpair.launch;

import io.github.forkpair.plan.Console;
import io.github.forkpair.posix.PipeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Takes what a debugged JVM says of its port out of the child's standard output, and shows it to
 * the person who is to attach. The JVM says so at its start, and again after each debugger has
 * left, then also in the middle of a line.
 */
final class DebuggerPort implements PipeReader.Sink {

    /** No part of it but its beginning is how it begins, so that nothing is to be read twice. */
    private static final byte[] ANNOUNCEMENT =
            "Listening for transport dt_socket at address: ".getBytes(StandardCharsets.US_ASCII);

    private final PipeReader.Sink others;
    private final long pid;
    private final String side;
    private final Console console;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean shown;

    DebuggerPort(PipeReader.Sink others, long pid, String side, Console console) {
        this.others = others;
        this.pid = pid;
        this.side = side;
        this.console = console;
    }

    /**
     * Looks whether a child could wait at a port; its own JVM would only say so on its error
     * output.
     *
     * @param port the port, or 0 for any free one
     * @throws IOException if it could not; the message names the port
     */
    static void checkThatItIsFree(int port) throws IOException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            throw new IOException(
                    "the child cannot wait for a debugger at port "
                            + port
                            + " of localhost, as forkpair.debug.port says: "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void bytes(ByteBuffer arrived) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(arrived.remaining());
        while (arrived.hasRemaining()) {
            byte next = arrived.get();
            int count = held.size();
            boolean said = count >= ANNOUNCEMENT.length;
            if (said && next == '\n') {
                show(held.toString(StandardCharsets.US_ASCII).substring(ANNOUNCEMENT.length));
                held.reset();
            } else if (said || next == ANNOUNCEMENT[count]) {
                held.write(next);
            } else {
                release(passed);
                (next == ANNOUNCEMENT[0] ? held : passed).write(next);
            }
        }
        pass(passed);
    }

    @Override
    public void end() {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        release(passed);
        pass(passed);
        others.end();
    }

    private void release(ByteArrayOutputStream passed) {
        passed.writeBytes(held.toByteArray());
        held.reset();
    }

    private void pass(ByteArrayOutputStream passed) {
        if (passed.size() > 0) {
            others.bytes(ByteBuffer.wrap(passed.toByteArray()));
        }
    }

    private void show(String address) {
        String child = "[forkpair] child " + pid + ", @ChildSide " + side + ", ";
        String port = address.substring(address.lastIndexOf(':') + 1).strip() + " on localhost";
        console.err(
                shown
                        ? child + "can be attached to again: port " + port
                        : child + "waits for a debugger: attach to port " + port);
        shown = true;
    }
}
