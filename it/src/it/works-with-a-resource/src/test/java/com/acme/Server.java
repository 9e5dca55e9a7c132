package com.acme;

import com.sun.net.httpserver.HttpServer;
import io.github.forkpair.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts a server before the first test that wants it, as extensions for containers do. */
final class Server implements BeforeAllCallback, ParameterResolver {

    private static final String ADDRESS = "acme.server";

    /** JUnit calls it in a child as well, where the server is there already. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (Side.current() == Side.CHILD) {
            return;
        }
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Server.class))
                .getOrComputeIfAbsent(Running.class, any -> new Running(), Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return URI.create(System.getProperty(ADDRESS));
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
