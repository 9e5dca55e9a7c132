package io.github.forkpair.child;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;

/**
 * Stands in for the socketpair where a child runs alone: it reads a descriptor's file, and drops
 * what is written.
 */
final class ReplayedEnd implements ByteChannel {

    private final FileChannel recorded;

    ReplayedEnd(FileDescriptor descriptor) {
        recorded = new FileInputStream(descriptor).getChannel();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return recorded.read(target);
    }

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        source.position(source.limit());
        return count;
    }

    @Override
    public boolean isOpen() {
        return recorded.isOpen();
    }

    @Override
    public void close() throws IOException {
        recorded.close();
    }
}
