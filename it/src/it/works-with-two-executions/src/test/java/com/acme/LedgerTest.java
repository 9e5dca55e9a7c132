package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

class LedgerTest {

    @ParentSide
    void asks(Peer child) {
        child.send("whole");
    }

    @ChildSide
    void looks(Peer parent) {
        System.out.println("the ledger is " + System.getProperty("acme.ledger"));
        assertEquals(parent.receive(String.class), System.getProperty("acme.ledger"));
    }
}
