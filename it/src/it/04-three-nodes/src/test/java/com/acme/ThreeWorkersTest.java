package com.acme;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.junit.ChildIndex;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Three processes take jobs from one directory. */
class ThreeWorkersTest {

    private static final int JOBS = 100;

    // START SNIPPET: pair
    @ParentSide
    void eachJobIsDoneOnce(
            @Role("worker") List<Peer> workers, Rendezvous rendezvous, @SharedDir Path dir)
            throws IOException {
        for (int job = 0; job < JOBS; job++) {
            Files.createFile(dir.resolve("job-" + job));
        }
        rendezvous.meet("the jobs are there");

        int done = 0;
        for (Peer worker : workers) {
            done += worker.receive(Integer.class);
        }
        assertEquals(JOBS, done);
    }

    @ChildSide(role = "worker", count = 3)
    void works(Peer parent, Rendezvous rendezvous, @SharedDir Path dir, @ChildIndex int index)
            throws IOException {
        rendezvous.meet("the jobs are there");
        int done = 0;
        for (int job = 0; job < JOBS; job++) {
            Path taken = dir.resolve("taken-by-" + index + "-" + job);
            try {
                Files.move(dir.resolve("job-" + job), taken, ATOMIC_MOVE);
                done++;
            } catch (NoSuchFileException e) {
                // Another has it.
            }
        }
        parent.send(done);
    }
    // END SNIPPET: pair
}
