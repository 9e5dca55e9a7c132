package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

/** Each side tells where it runs. */
class WhereTest {

    record Where(String place, long pid, int java) {
        static Where here() {
            return new Where(
                    System.getProperty("acme.place"),
                    ProcessHandle.current().pid(),
                    Runtime.version().feature());
        }
    }

    @ParentSide
    void hears(Peer child, ChildProcess process) {
        Where there = child.receive(Where.class);
        assertEquals(process.pid(), there.pid());
        System.out.println("parent " + Where.here() + ", child " + there);
    }

    @ChildSide
    void tells(Peer parent) {
        parent.send(Where.here());
    }
}
