package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Launch;
import io.github.forkpair.junit.ParentSide;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A child that is a fork, wherever tests run. */
class ForkedTest {

    private final List<String> names = new ArrayList<>();

    @BeforeEach
    void fill() {
        names.add("of the parent");
    }

    @ParentSide
    void seesWhatItHad(Peer child, ChildProcess process) {
        child.expect("of the parent");
        assertEquals(process.pid(), child.receive(Long.class));
        String collector = ManagementFactory.getGarbageCollectorMXBeans().get(0).getName();
        child.expect(collector);
        System.out.println("forked with " + collector + " in " + System.getProperty("acme.place"));
    }

    @ChildSide(launch = Launch.FORK)
    void has(Peer parent) {
        parent.send(names.get(0));
        parent.send(ProcessHandle.current().pid());
        System.gc();
        parent.send(ManagementFactory.getGarbageCollectorMXBeans().get(0).getName());
    }
}
