package io.github.forkpair.child;

import io.github.forkpair.control.ChildArguments;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.RunnerPlan;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.TransferredFailure;
import java.util.ArrayList;
import java.util.List;

/** A child without a parent: what it is to run, and how it tells a person what came of that. */
final class Alone {

    private Alone() {}

    /**
     * Reads what nobody tells it: the side's {@linkplain SideMethod#argument() argument}; if a side
     * asks for one, the shared directory; what each parameter asks for; who runs it; and {@link
     * ChildArguments#ALONE}.
     */
    static ChildOrder.Begin begin(String[] arguments, int first) {
        String sharedDir = null;
        List<String> asked = new ArrayList<>();
        List<String> runner = new ArrayList<>();
        for (int i = first + 1; i < arguments.length - 1; i++) {
            String word = Asked.parse(arguments[i]);
            if (word != null) {
                asked.add(word);
            } else if (RunnerPlan.isArgument(arguments[i])) {
                runner.add(RunnerPlan.parse(arguments[i]));
            } else {
                sharedDir = arguments[i];
            }
        }
        return new ChildOrder.Begin(arguments[first], asked, sharedDir, null, runner, null);
    }

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
