package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(LedgerConfiguration.class)
class LedgerTest {

    // START SNIPPET: lifecycle
    @Autowired private Ledger ledger; // in each process another

    @BeforeEach
    void enter() {
        ledger.enter("opened");
    }

    @ParentSide("own")
    void eachProcessHasALedgerOfItsOwn(Peer child, ChildProcess process) {
        ledger.enter("of the parent");

        child.expect("[opened, of the child]");
        process.waitForExit();
        System.out.print(process.stdout());
        assertEquals("of the parent", ledger.entries().get(ledger.entries().size() - 1));
    }

    @ChildSide(value = "own", lifecycle = Lifecycle.JUPITER)
    void entersSomething(Peer parent) {
        ledger.enter("of the child");

        parent.send(ledger.entries().toString());
    }

    // END SNIPPET: lifecycle

    @ParentSide("parameter")
    void aBeanIsAParameterToo(Peer child, ChildProcess process, @Autowired Ledger own) {
        child.expect(List.of("opened").toString());
        process.waitForExit();
        System.out.print(process.stdout());
        assertEquals(ledger, own);
    }

    @ChildSide(value = "parameter", lifecycle = Lifecycle.JUPITER)
    void asksForTheBean(@Autowired Ledger own, Peer parent) {
        parent.send(own.entries().toString());
    }
}
