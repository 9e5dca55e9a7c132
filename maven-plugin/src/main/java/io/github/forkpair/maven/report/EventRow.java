package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.transfer.Cut;

/**
 * One event as a row: when it was, and in whose lane what happened.
 *
 * @param event the event
 * @param who which child it is about, where there are several; empty where there are not
 * @param since how long the event before was ago, in nanoseconds
 * @param values whether what messages held may be shown
 */
record EventRow(PairEvent event, String who, long since, boolean values) {

    /** From here on a wait is worth a word; in nanoseconds. */
    private static final long WORTH_A_WORD = 2_000_000;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_DETAIL = 400;

    void write(Html html) {
        html.open("li", "class", style(), "style", "padding-top:" + gap() + "px");
        html.open("time").text(Words.time(event.nanos()));
        if (since >= WORTH_A_WORD) {
            html.element("small", "+" + Words.time(since));
        }
        html.close().open("div", "class", "what");
        if (event.weight() == Weight.CAUSE) {
            html.element("em", "cause").text(" ");
        }
        if (!who.isEmpty()) {
            html.element("small", Cut.to(LONGEST_NAME, who)).text(" ");
        }
        if (isTraffic()) {
            html.open("span").text(event.what().word() + " ");
            message(html);
            html.text(amountOfTraffic()).close();
        } else if (event.what() == Happening.NOT_SENT) {
            html.element("b", event.what().word()).text(" ");
            message(html);
        } else if (isOutput()) {
            html.element("b", event.what().word()).element("code", detail().strip());
            html.element("small", amount());
        } else if (event.what() == Happening.LEFT_OUT) {
            html.element("b", Words.grouped(event.count()) + " more " + event.detail());
            html.element("small", Words.size(event.bytes()));
        } else {
            html.element("b", event.what().word());
            if (!event.detail().isEmpty()) {
                html.text(" ").element("span", detail());
            }
        }
        html.close().close().line();
    }

    private String style() {
        return kind()
                + switch (event.weight()) {
                    case USUAL -> "";
                    case TROUBLE -> " trouble";
                    case CAUSE -> " cause";
                };
    }

    private String kind() {
        String lane = event.lane().isParent() ? "parent" : "child";
        if (isTraffic()) {
            return "message " + (isToChild() ? "down" : "up");
        } else if (isOutput()) {
            return lane + " output " + event.what().word();
        }
        return switch (event.what()) {
            case LEFT_OUT -> "gap";
            case MET -> lane + " meeting";
            case VERDICT -> lane + " verdict";
            default -> lane;
        };
    }

    /** Writes a message's type, and what it held where that may be shown. */
    private void message(Html html) {
        if (!event.detail().isEmpty()) {
            String value = values ? event.value() : "";
            boolean begins = value.startsWith("[") || value.startsWith("{");
            String space = value.isEmpty() || begins ? "" : " ";
            html.element("code", detail() + space + value).text(" ");
        }
    }

    private boolean isTraffic() {
        return isToChild() || event.what() == Happening.RECEIVED || event.what() == Happening.READ;
    }

    private boolean isToChild() {
        return event.what() == Happening.SENT || event.what() == Happening.WROTE;
    }

    private boolean isOutput() {
        return event.what() == Happening.STDOUT || event.what() == Happening.STDERR;
    }

    private String amountOfTraffic() {
        String run = event.count() > 1 ? " in " + Words.grouped(event.count()) + " pieces" : "";
        return Words.size(event.bytes()) + run;
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
