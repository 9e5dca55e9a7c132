package com.acme;

import java.util.ArrayList;
import java.util.List;

/** What a context makes once, and closes. */
final class Ledger implements AutoCloseable {

    private final List<String> entries = new ArrayList<>();

    Ledger() {
        System.out.println("ledger of " + ProcessHandle.current().pid() + " is open");
    }

    void enter(String entry) {
        entries.add(entry);
    }

    List<String> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() {
        System.out.println("ledger of " + ProcessHandle.current().pid() + " is closed");
    }
}
