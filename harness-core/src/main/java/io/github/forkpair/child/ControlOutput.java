package io.github.forkpair.child;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A file to write to that an interrupt does not close, as it would the stream's own channel: a
 * side's thread that was interrupted has to tell of it all the same.
 */
final class ControlOutput implements WritableByteChannel {

    private final FileOutputStream out;

    ControlOutput(FileOutputStream out) {
        this.out = out;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        out.write(bytes);
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
