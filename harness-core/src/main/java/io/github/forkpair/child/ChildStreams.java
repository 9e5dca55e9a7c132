package io.github.forkpair.child;

import io.github.forkpair.channel.ChannelInput;
import io.github.forkpair.channel.ChannelOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ByteChannel;

/** The child's end of the socketpair as streams. Not loaded for a side that asks for neither. */
final class ChildStreams {

    private ChildStreams() {}

    static InputStream input(final ByteChannel end) {
        return new ChannelInput(
                end,
                new ChannelInput.StreamClose() {
                    @Override
                    public void close() throws IOException {
                        if (end instanceof InheritedEnd inheritedEnd) {
                            inheritedEnd.shutdownInput();
                        }
                    }
                });
    }

    static OutputStream output(final ByteChannel end) {
        return new ChannelOutput(
                end,
                new ChannelInput.StreamClose() {
                    @Override
                    public void close() throws IOException {
                        ChildEnd.shutdownOutput(end);
                    }
                });
    }
}
