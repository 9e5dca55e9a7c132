package io.github.forkpair.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a JVM has open when it is forked.
 *
 * @param listening a socket that nobody connects to
 * @param path a file of its own
 * @param file that file, of which the first byte is read
 */
record AtFork(ServerSocketChannel listening, Path path, InputStream file) implements AutoCloseable {

    private static final String TEXT = "0123456789";

    static AtFork open() throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listening.configureBlocking(false);
        Path path = Files.createTempFile("forkpair-doctor-", ".txt");
        Files.writeString(path, TEXT);
        InputStream file = Files.newInputStream(path);
        file.read();
        return new AtFork(listening, path, file);
    }

    /** Tells whether somebody could connect to this process. */
    boolean accepts() {
        try {
            listening.accept();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads the file to its end, and tells whether nobody else has. */
    boolean hasItsOwnOffset() throws IOException {
        byte[] rest = file.readAllBytes();
        return new String(rest, StandardCharsets.US_ASCII).equals(TEXT.substring(1));
    }

    /** Judges in the parent what its fork says of itself. */
    Answer judge(Answer fork) throws IOException {
        return !fork.works() || hasItsOwnOffset()
                ? fork
                : Answer.fails(
                        fork.capability(), "what the fork has read of a file its parent cannot");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        file.close();
        Files.delete(path);
    }
}
