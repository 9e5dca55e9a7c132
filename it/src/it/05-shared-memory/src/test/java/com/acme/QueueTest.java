package com.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.MessageQueue;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class QueueTest {

    // START SNIPPET: pair
    @ParentSide
    void givesOutJobs(MessageQueue jobs, Rendezvous places) {
        jobs.send("sweep the floor".getBytes(UTF_8));
        jobs.send("put out the fire".getBytes(UTF_8), 9);
        places.meet("all jobs are there");
    }

    @ChildSide
    void doesTheUrgentOneFirst(MessageQueue jobs, Rendezvous places) {
        places.meet("all jobs are there");
        assertEquals("put out the fire", new String(jobs.receive(), UTF_8));
        assertEquals("sweep the floor", new String(jobs.receive(), UTF_8));
    }

    // END SNIPPET: pair
}
