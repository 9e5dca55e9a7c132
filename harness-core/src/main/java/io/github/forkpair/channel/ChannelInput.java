package io.github.forkpair.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads a blocking channel as a stream. Unlike the JDK's own adapter it takes no lock of the
 * channel's, so that one thread can read while another writes, on JDK 17 too.
 */
public final class ChannelInput extends InputStream {

    private final ReadableByteChannel channel;
    private final StreamClose onClose;

    /** Closes what a stream stands for. */
    public interface StreamClose {
        /** Closes it; called at every close of the stream. */
        void close() throws IOException;
    }

    /** Creates a stream over a channel. */
    public ChannelInput(ReadableByteChannel channel, StreamClose onClose) {
        this.channel = channel;
        this.onClose = onClose;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return channel.read(ByteBuffer.wrap(bytes, from, length));
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            onClose.close();
        }
    }
}
