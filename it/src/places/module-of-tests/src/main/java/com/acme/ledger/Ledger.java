package com.acme.ledger;

/** A ledger with one entry. */
public final class Ledger {

    /** Creates one. */
    public Ledger() {}

    /** Returns the entry. */
    public int entry() {
        return 42;
    }
}
