package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Server.class)
class ClientTest {

    @ParentSide
    void eachClientIsServed(@Role("client") List<Peer> clients, URI server) throws Exception {
        Set<String> answers = new TreeSet<>();
        answers.add(visit(server));
        for (Peer client : clients) {
            answers.add(client.receive(String.class));
        }
        assertEquals(Set.of("visit 1", "visit 2", "visit 3"), answers);
    }

    @ChildSide(role = "client", count = 2, lifecycle = Lifecycle.JUPITER)
    void visits(Peer parent, URI server) throws Exception {
        parent.send(visit(server));
    }

    private static String visit(URI server) throws Exception {
        try (InputStream in = server.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
