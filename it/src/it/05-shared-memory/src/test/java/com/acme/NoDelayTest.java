package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Transport;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

class NoDelayTest {

    // START SNIPPET: pair
    @ParentSide
    void answersAtOnce(ByteChannel child) throws IOException {
        ByteBuffer question = ByteBuffer.allocate(1);
        assertEquals(1, child.read(question));
        child.write(question.flip());
    }

    @ChildSide(transport = Transport.TCP)
    void doesNotWait(SocketChannel parent) throws IOException {
        parent.setOption(StandardSocketOptions.TCP_NODELAY, true);
        parent.write(ByteBuffer.wrap(new byte[] {'?'}));
        assertEquals(1, parent.read(ByteBuffer.allocate(1)));
        assertTrue(parent.getOption(StandardSocketOptions.TCP_NODELAY));
    }

    // END SNIPPET: pair
}
