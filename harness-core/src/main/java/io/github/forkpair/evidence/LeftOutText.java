package io.github.forkpair.evidence;

import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.LeftOut.Kind;
import io.github.forkpair.transfer.TransferredFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what a child has not of the test JVM, and of that what may have made it fail. */
final class LeftOutText {

    private static final Set<Kind> OF_SIZE = EnumSet.of(Kind.SIZE, Kind.COLLECTOR);

    /** What a child misses that was written for a JVM with some agent, archive or option. */
    private static final Set<Kind> OF_CODE =
            EnumSet.complementOf(
                    EnumSet.of(
                            Kind.SIZE,
                            Kind.COLLECTOR,
                            Kind.DEBUGGER,
                            Kind.FILE,
                            Kind.EXPANDED,
                            Kind.FORK));

    private LeftOutText() {}

    /** Returns the evidence file: a line for each. */
    static String file(List<LeftOut> leftOut) {
        return leftOut.stream().map(each -> each.line() + "\n").collect(Collectors.joining());
    }

    /** Returns what may be the cause of the child's failure; empty if nothing of it may. */
    static String row(List<LeftOut> leftOut, ChildOutcome child) {
        Set<Kind> suspects = suspects(child);
        String lines =
                leftOut.stream()
                        .filter(each -> each.instead().isEmpty())
                        .filter(each -> suspects.contains(each.kind()))
                        .map(LeftOut::option)
                        .collect(Collectors.joining("\n"));
        return lines.isEmpty()
                ? ""
                : lines + "\nof the test JVM, which the child has not: see forkpair.child.args";
    }

    private static Set<Kind> suspects(ChildOutcome child) {
        if (!child.ready()) {
            return EnumSet.complementOf(
                    EnumSet.of(Kind.EXPANDED, Kind.FORK)); // the child has its content
        }
        Set<Kind> suspects = EnumSet.noneOf(Kind.class);
        if (child.word().orElse(null) instanceof ChildReport.Failed failed) {
            for (TransferredFailure each = failed.failure(); each != null; each = each.cause()) {
                suspects.addAll(suspects(each.type()));
            }
        } else if (child.word().isEmpty()) {
            suspects.addAll(suspects(child.printed().stdout()));
            suspects.addAll(suspects(child.printed().stderr()));
        }
        return suspects;
    }

    /** The text is a type's name, or an output that may hold some. */
    private static Set<Kind> suspects(String text) {
        if (text.contains("OutOfMemoryError")) {
            return OF_SIZE;
        }
        boolean code =
                text.contains("NoClassDefFoundError")
                        || text.contains("ClassNotFoundException")
                        || text.contains("UnsatisfiedLinkError")
                        || text.contains("UnsupportedOperationException")
                        || text.contains("IllegalAccessError")
                        || text.contains("InaccessibleObjectException")
                        || text.contains("ConnectException");
        return code ? OF_CODE : Set.of();
    }
}
