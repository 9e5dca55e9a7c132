package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

/** Each side tells where it runs, in two pairs of which one can be named. */
class WhereTest {

    record Where(long pid, String pair, String test, String offline) {
        static Where here(String pair) {
            return new Where(
                    ProcessHandle.current().pid(),
                    pair,
                    System.getProperty("test", "all"),
                    System.getProperty("acme.offline"));
        }
    }

    @ParentSide("first")
    void hears(Peer child, ChildProcess process) {
        compare(child, process, "first");
    }

    @ChildSide("first")
    void tells(Peer parent) {
        parent.send(Where.here("first"));
    }

    @ParentSide("second")
    void hearsToo(Peer child, ChildProcess process) {
        compare(child, process, "second");
    }

    @ChildSide("second")
    void tellsToo(Peer parent) {
        parent.send(Where.here("second"));
    }

    private static void compare(Peer child, ChildProcess process, String pair) {
        Where there = child.receive(Where.class);
        assertEquals(process.pid(), there.pid());
        System.out.println("parent " + Where.here(pair) + ", child " + there);
    }
}
