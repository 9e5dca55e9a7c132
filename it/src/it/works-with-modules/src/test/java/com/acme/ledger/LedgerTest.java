package com.acme.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class LedgerTest {

    /** A module's name is null outside of modules. */
    record Where(long pid, String module, String testsModule) {
        static Where here() {
            return new Where(
                    ProcessHandle.current().pid(),
                    Ledger.moduleName(),
                    LedgerTest.class.getModule().getName());
        }
    }

    @ParentSide
    void isInTheModule(Peer child) {
        Where here = Where.here();
        Where there = child.receive(Where.class);
        System.out.println("parent " + here + ", child " + there);
        assertEquals("com.acme.ledger", here.module());
        assertEquals(here, new Where(here.pid(), there.module(), there.testsModule()));
    }

    @ChildSide
    void isInTheModuleToo(Peer parent) {
        parent.send(Where.here());
    }
}
