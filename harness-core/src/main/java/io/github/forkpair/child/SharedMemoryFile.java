package io.github.forkpair.child;

import io.github.forkpair.control.ChildDescriptors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The memory that all sides have, in a child that is given its file. */
final class SharedMemoryFile {

    private SharedMemoryFile() {}

    /** Maps it. */
    static ByteBuffer map(int bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(
                        "/dev/fd/".concat(String.valueOf(ChildDescriptors.MEMORY)), "rw")) {
            ByteBuffer mapped = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            return mapped.order(ByteOrder.nativeOrder());
        }
    }

    /** Returns as much that no other side has. */
    static ByteBuffer alone(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
