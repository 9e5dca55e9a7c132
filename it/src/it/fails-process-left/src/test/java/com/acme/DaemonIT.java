package com.acme;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.io.IOException;

/** The test JVM ends in the middle of a pair, and a process that its child started goes on. */
class DaemonIT {

    @ParentSide
    void goesAway(Peer child) {
        child.expect("started");
        Runtime.getRuntime().halt(0);
    }

    @ChildSide
    void startsADaemon(Peer parent) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "setsid sleep 4711 >/dev/null 2>&1 </dev/null &")
                .start()
                .waitFor();
        parent.send("started");
        parent.expect("a message that never comes");
    }
}
