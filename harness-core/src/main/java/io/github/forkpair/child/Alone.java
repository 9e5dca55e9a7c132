package io.github.forkpair.child;

import io.github.forkpair.control.ChildReport;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.TransferredFailure;

/** Tells a person how a child side ended that ran without a parent. */
final class Alone {

    private Alone() {}

    /** Prints the outcome on standard error. */
    static void tell(SideMethod side, ChildReport report) {
        if (!(report instanceof ChildReport.Failed failed)) {
            System.err.println("@ChildSide " + side.shortName() + " returned.");
            return;
        }
        System.err.println("@ChildSide " + side.shortName() + " failed.");
        for (TransferredFailure each = failed.failure(); each != null; each = each.cause()) {
            System.err.println(each.type() + ": " + each.message());
            for (StackTraceElement frame : each.stack()) {
                System.err.println("    at " + frame);
            }
        }
    }
}
