package com.acme;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Launch;
import io.github.forkpair.junit.ParentSide;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;
import sun.misc.SignalHandler;

class LedgerTest {

    private final Ledger ledger = new Ledger();

    @ParentSide("returns")
    void letsItReturn(Peer child) {
        child.expect(1);
    }

    @ChildSide("returns")
    void returns(Peer parent) {
        parent.send(ledger.addsAndReturns());
    }

    @ParentSide("is killed")
    void kills(Peer child, ChildProcess process) {
        child.expect(2);
        process.kill();
        process.waitForExit();
    }

    @ChildSide("is killed")
    void isKilled(Peer parent) {
        parent.send(ledger.addsAndIsKilled());
        parent.expect("a message that never comes");
    }

    @ParentSide("is terminated")
    void terminates(Peer child, ChildProcess process) {
        child.expect(3);
        process.terminate();
        process.waitForExit();
    }

    @ChildSide("is terminated")
    void isTerminated(Peer parent) {
        parent.send(ledger.addsAndIsTerminated());
        parent.expect("a message that never comes");
    }

    @ParentSide("is a fork")
    void letsTheForkReturn(Peer child) {
        child.expect(5);
    }

    @ChildSide(value = "is a fork", launch = Launch.FORK)
    void returnsInAFork(Peer parent) {
        parent.send(ledger.addsInAFork());
    }

    @ParentSide("is a fork that is killed")
    void killsTheFork(Peer child, ChildProcess process) {
        child.expect(6);
        process.kill();
        process.waitForExit();
    }

    @ChildSide(value = "is a fork that is killed", launch = Launch.FORK)
    void isKilledInAFork(Peer parent) {
        parent.send(ledger.addsInAForkThatIsKilled());
        parent.expect("a message that never comes");
    }

    @ParentSide("is overdue")
    void outlivesNoDeadline(Peer child) {
        child.expect(4);
    }

    @ChildSide("is overdue")
    void ignoresThatItIsOverdue(Peer parent) throws InterruptedException {
        Signal.handle(new Signal("TERM"), SignalHandler.SIG_IGN);
        parent.send(ledger.addsAndIsOverdue());
        new CountDownLatch(1).await();
    }
}
