package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A store that is killed finds what it had written. */
class RestartTest {

    // START SNIPPET: pair
    @ParentSide
    void findsWhatItHadWritten(Peer store, ChildProcess process) {
        store.expect("0 records");
        store.send("a record");
        store.expect("stored");

        process.kill();
        process.restart();

        assertEquals(1, process.incarnation());
        store.expect("1 records");
    }

    @ChildSide
    void stores(Peer parent, @SharedDir Path dir) throws IOException {
        Path journal = dir.resolve("journal");
        long records = Files.exists(journal) ? Files.readAllLines(journal).size() : 0;
        parent.send(records + " records");
        if (records == 0) {
            String record = parent.receive(String.class) + "\n";
            Files.writeString(journal, record, StandardOpenOption.CREATE);
            parent.send("stored");
            parent.receive(String.class); // until it is killed
        }
    }
    // END SNIPPET: pair
}
