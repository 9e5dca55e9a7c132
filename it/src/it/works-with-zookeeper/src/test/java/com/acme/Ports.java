package com.acme;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports that are kept for a test while its servers come and go. Each is bound and not listened on:
 * the system gives it to nobody else, and a server that is told its number may listen there.
 */
final class Ports implements AutoCloseable {

    private final List<Socket> held = new ArrayList<>();

    private Ports() {}

    static Ports hold(int count) throws IOException {
        Ports ports = new Ports();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket();
                ports.held.add(socket);
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(0));
            }
            return ports;
        } catch (IOException e) {
            ports.close();
            throw e;
        }
    }

    List<Integer> numbers() {
        return held.stream().map(Socket::getLocalPort).toList();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }
}
