package io.github.forkpair.maven.report;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.outcome.Cut;

/**
 * One event as a row: when it was, and in whose lane what happened.
 *
 * @param event the event
 * @param since how long the event before was ago, in nanoseconds
 */
record EventRow(PairEvent event, long since) {

    /** From here on a wait is worth a word; in nanoseconds. */
    private static final long WORTH_A_WORD = 2_000_000;

    private static final int LONGEST_DETAIL = 400;

    void write(Html html) {
        html.open("li", "class", style(), "style", "padding-top:" + gap() + "px");
        html.open("time").text(Words.time(event.nanos()));
        if (since >= WORTH_A_WORD) {
            html.element("small", "+" + Words.time(since));
        }
        html.close().open("div", "class", "what");
        if (isTraffic()) {
            html.element("span", traffic());
        } else if (isOutput()) {
            html.element("b", event.name()).element("code", detail().strip());
            html.element("small", amount());
        } else if (event.name().equals(PairEvent.LEFT_OUT)) {
            html.element("b", Words.grouped(event.count()) + " more " + event.detail());
            html.element("small", Words.size(event.bytes()));
        } else {
            html.element("b", event.name());
            if (!event.detail().isEmpty()) {
                html.text(" ").element("span", detail());
            }
        }
        html.close().close().line();
    }

    /** Tells whether it is a failure of a side. */
    static boolean isFailure(PairEvent event) {
        return event.name().equals(PairEvent.ENDED) && event.detail().startsWith("failed");
    }

    private String style() {
        String lane = event.side() == Side.PARENT ? "parent" : "child";
        if (isTraffic()) {
            return "message " + (isToChild() ? "down" : "up");
        }
        if (isOutput()) {
            return lane + " output " + event.name();
        }
        if (event.name().equals(PairEvent.LEFT_OUT)) {
            return "gap";
        }
        boolean bad =
                isFailure(event)
                        || event.name().equals(PairEvent.OVERDUE)
                        || event.name().equals(PairEvent.LEFT_RUNNING)
                        || event.name().equals(PairEvent.VERDICT)
                                && !event.detail().endsWith("passed")
                                && !event.detail().endsWith("aborted");
        return lane + (bad ? " bad" : event.name().equals(PairEvent.MET) ? " meeting" : "");
    }

    private boolean isTraffic() {
        return isToChild()
                || event.name().equals(PairEvent.RECEIVED)
                || event.name().equals(PairEvent.READ);
    }

    private boolean isToChild() {
        return event.name().equals(PairEvent.SENT) || event.name().equals(PairEvent.WROTE);
    }

    private boolean isOutput() {
        return event.name().equals(PairEvent.STDOUT) || event.name().equals(PairEvent.STDERR);
    }

    private String traffic() {
        String run = event.count() > 1 ? " in " + Words.grouped(event.count()) + " pieces" : "";
        return event.name() + " " + Words.size(event.bytes()) + run;
    }

    private String amount() {
        return (event.count() == 0 ? "" : Words.count(event.count(), "line") + ", ")
                + Words.size(event.bytes());
    }

    private String detail() {
        return Cut.to(LONGEST_DETAIL, event.detail());
    }

    /** Longer waits take more room, but no more than a page can spare. */
    private int gap() {
        double millis = Math.max(0, since) / 1e6;
        return (int) Math.min(44, Math.round(7 * Math.log1p(millis)));
    }
}
