package com.acme;

/** Each method is run by one child and by nobody else. */
final class Ledger {

    private int entries;

    int addsAndReturns() {
        entries += 1;
        return entries;
    }

    int addsAndIsKilled() {
        entries += 2;
        return entries;
    }

    int addsAndIsTerminated() {
        entries += 3;
        return entries;
    }

    int addsAndIsOverdue() {
        entries += 4;
        return entries;
    }

    int addsInAFork() {
        entries += 5;
        return entries;
    }

    int addsInAForkThatIsKilled() {
        entries += 6;
        return entries;
    }

    int isRunByNobody() {
        entries += 7;
        return entries;
    }
}
