package io.github.forkpair.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes a blocking channel as a stream, unbuffered. */
public final class ChannelOutput extends OutputStream {

    private final WritableByteChannel channel;
    private final ChannelInput.StreamClose onClose;

    /** Creates a stream over a channel. */
    public ChannelOutput(WritableByteChannel channel, ChannelInput.StreamClose onClose) {
        this.channel = channel;
        this.onClose = onClose;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes, from, length);
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            onClose.close();
        }
    }
}
