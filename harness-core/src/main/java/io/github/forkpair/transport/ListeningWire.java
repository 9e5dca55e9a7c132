package io.github.forkpair.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** A channel to a child that connects to this process, and says a secret to be let in. */
public final class ListeningWire implements Wire {

    private final Handed.Told told;
    private final AcceptedEnd end;
    private final Listener listener;
    private final Thread thread;

    private ListeningWire(Handed.Told told, AcceptedEnd end, Listener listener, Thread thread) {
        this.told = told;
        this.end = end;
        this.listener = listener;
        this.thread = thread;
    }

    /**
     * Listens at a Unix-domain socket with a name.
     *
     * @param socket the name, in a directory that no other user may enter
     * @param how see {@link How}
     */
    public static Wire unix(Path socket, How how) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            return listening(server, Address.unix(socket), true, how);
        } catch (IOException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /** Listens at a free TCP port of the loopback interface. */
    public static Wire tcp(How how) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = Address.tcp((InetSocketAddress) server.getLocalAddress());
            return listening(server, address, false, how);
        } catch (IOException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /**
     * What it needs besides.
     *
     * @param secret what the child says
     * @param threads starts a thread that listens
     * @param turnedAway hears, on that thread, of each stranger who was turned away
     */
    public record How(
            String secret, Function<Runnable, Thread> threads, Consumer<String> turnedAway) {}

    private static Wire listening(
            ServerSocketChannel server, String address, boolean resetIsTheEnd, How how)
            throws IOException {
        AcceptedEnd end = new AcceptedEnd(resetIsTheEnd);
        Listener listener = new Listener(server, how.secret(), end, how.turnedAway());
        try {
            return new ListeningWire(
                    new Handed.Told(address, how.secret()),
                    end,
                    listener,
                    how.threads().apply(listener));
        } catch (RuntimeException | Error e) {
            listener.close();
            throw e;
        }
    }

    @Override
    public ByteChannel end() {
        return end;
    }

    @Override
    public void shutdownInput() throws IOException {
        end.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        end.shutdownOutput();
    }

    @Override
    public int drain(ByteBuffer target) throws IOException {
        return end.drain(target);
    }

    @Override
    public Handed handed() {
        return told;
    }

    /** It has none of this process's. */
    @Override
    public void childHasItsEnd() {}

    @Override
    public void childIsGone() {
        end.otherIsGone();
    }

    @Override
    public void close() {
        listener.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        end.destroy();
    }
}
