package io.github.forkpair.transport;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Where a child connects to, as it is told. */
final class Address {

    private Address() {}

    static String unix(Path socket) {
        return "unix:" + socket;
    }

    static String tcp(InetSocketAddress port) {
        return "tcp:" + port.getAddress().getHostAddress() + ":" + port.getPort();
    }
}
