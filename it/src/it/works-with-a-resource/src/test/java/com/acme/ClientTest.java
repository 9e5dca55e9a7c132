package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
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
    void eachClientIsServed(@Role("client") List<Peer> clients) throws Exception {
        Set<String> answers = new TreeSet<>();
        answers.add(visit());
        for (Peer client : clients) {
            answers.add(client.receive(String.class));
        }
        assertEquals(Set.of("visit 1", "visit 2", "visit 3"), answers);
    }

    @ChildSide(role = "client", count = 2)
    void visits(Peer parent) throws Exception {
        parent.send(visit());
    }

    private static String visit() throws Exception {
        try (InputStream in = URI.create(System.getProperty(Server.ADDRESS)).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
