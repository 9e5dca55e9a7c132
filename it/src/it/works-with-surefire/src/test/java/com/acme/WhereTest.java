package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

/** Each side tells where it runs, and what it was given there. */
class WhereTest {

    record Where(
            String place, long pid, int java, String color, String shape, int path, String fork) {

        static Where here() {
            return new Where(
                    System.getProperty("acme.place"),
                    ProcessHandle.current().pid(),
                    Runtime.version().feature(),
                    System.getProperty("acme.color"),
                    System.getenv("ACME_SHAPE"),
                    System.getProperty("java.class.path").length(),
                    System.getProperty("acme.fork"));
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
