package io.github.forkpair.posix;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that open and close sockets and files as fast as they can, the JDK's and ours, until
 * closed.
 */
final class DescriptorChurn implements AutoCloseable {

    private final AtomicInteger opened = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    static DescriptorChurn start() {
        DescriptorChurn churn = new DescriptorChurn();
        churn.repeat(() -> new FileInputStream("/proc/self/stat"));
        churn.repeat(() -> new RandomAccessFile("/dev/null", "rw"));
        churn.repeat(SocketChannel::open);
        churn.repeat(DescriptorChurn::connected);
        churn.repeat(SocketPair::open);
        return churn;
    }

    int opened() {
        return opened.get();
    }

    private void repeat(Callable<AutoCloseable> open) {
        Thread thread =
                new Thread(
                        () -> {
                            while (!stopped) {
                                try {
                                    AutoCloseable resource = open.call();
                                    opened.incrementAndGet();
                                    resource.close();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        },
                        "churn-" + threads.size());
        threads.add(thread);
        thread.start();
    }

    private static AutoCloseable connected() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        return () -> {
            client.setSoLinger(true, 0); // leaves no connection waiting for its end
            client.close();
            server.close();
        };
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
