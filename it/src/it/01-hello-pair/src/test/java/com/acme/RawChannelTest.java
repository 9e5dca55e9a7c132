package com.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/** The same greeting over channels: the child's end is the JDK's own SocketChannel. */
class RawChannelTest {

    // START SNIPPET: pair
    @ParentSide
    void closesLast(ByteChannel channel, ChildProcess child) throws IOException {
        assertEquals("hello parent, I am child", readToEnd(channel));
        channel.write(UTF_8.encode("hello child, I am parent"));
        channel.close();
        assertEquals(new ExitStatus.Exited(0), child.waitForExit());
    }

    @ChildSide
    void shutsDownItsOutputFirst(SocketChannel channel) throws IOException {
        channel.write(UTF_8.encode("hello parent, I am child"));
        channel.shutdownOutput();
        assertEquals("hello child, I am parent", readToEnd(channel));
    }

    // END SNIPPET: pair

    private static String readToEnd(ReadableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        while (channel.read(bytes) >= 0) {}
        return UTF_8.decode(bytes.flip()).toString();
    }
}
