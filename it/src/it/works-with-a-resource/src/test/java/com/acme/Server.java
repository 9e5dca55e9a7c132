package com.acme;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts a server before the first test that wants it, as extensions for containers do. */
final class Server implements BeforeAllCallback {

    static final String ADDRESS = "acme.server";

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Server.class))
                .getOrComputeIfAbsent(Running.class, any -> new Running(), Running.class);
    }

    private static final class Running implements ExtensionContext.Store.CloseableResource {

        private final HttpServer server;
        private final AtomicInteger visits = new AtomicInteger();

        Running() {
            try {
                server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext(
                    "/",
                    exchange -> {
                        byte[] body =
                                ("visit " + visits.incrementAndGet())
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            System.out.println("server started");
            // A child has the test JVM's properties as they are when it is launched.
            System.setProperty(ADDRESS, "http://localhost:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
            System.out.println("server stopped");
        }
    }
}
