package com.acme.ledger.tests;

import com.acme.ledger.Ledger;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class LedgerTest {

    /** A module's name is null outside of modules. */
    record Where(long pid, String ledger, String tests, String forkpair) {
        static Where here() {
            return new Where(
                    ProcessHandle.current().pid(),
                    Ledger.class.getModule().getName(),
                    LedgerTest.class.getModule().getName(),
                    Peer.class.getModule().getName());
        }
    }

    @ParentSide
    void isInTheModule(Peer child) {
        Where here = Where.here();
        Where there = child.receive(Where.class);
        System.out.println("parent " + here + ", child " + there);
    }

    @ChildSide
    void isInTheModuleToo(Peer parent) {
        parent.send(Where.here());
    }
}
