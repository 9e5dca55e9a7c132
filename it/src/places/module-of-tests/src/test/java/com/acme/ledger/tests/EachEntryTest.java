package com.acme.ledger.tests;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildJvm;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {1, 2})
class EachEntryTest {

    private final int entry;

    EachEntryTest(int entry) {
        this.entry = entry;
    }

    @ParentSide
    void hears(Peer child) {
        child.expect(entry);
    }

    @ChildSide(lifecycle = Lifecycle.JUPITER)
    @ChildJvm(
            args =
                    "--add-opens=org.junit.jupiter.params/org.junit.jupiter.params="
                            + "io.github.forkpair.junit")
    void tells(Peer parent) {
        parent.send(entry);
    }
}
