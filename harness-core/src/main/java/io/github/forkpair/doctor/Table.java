package io.github.forkpair.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An examination as aligned text. */
final class Table {

    /** Of 100 columns, Maven's {@code [WARNING] } takes 10. */
    private static final int WIDTH = 90;

    private static final int TITLES = 21;
    private static final String LINE = "%-8s%-" + TITLES + "s%s";
    private static final int TEXT_WIDTH = WIDTH - 8 - TITLES;

    /** Of what happened; a tool may have said a lot. */
    private static final int MOST_LINES = 12;

    private final Examination examination;
    private final List<String> lines = new ArrayList<>();

    Table(Examination examination) {
        this.examination = examination;
    }

    List<String> lines() {
        examination
                .facts()
                .forEach(
                        (name, value) ->
                                lines.add(String.format(Locale.ROOT, "%-14s%s", name, value)));
        section("What a pair needs", Need.REQUIRED);
        section("What is useful besides", Need.USEFUL);
        lines.add("");
        lines.addAll(wrap(examination.summary(), WIDTH));
        return lines;
    }

    private void section(String heading, Need need) {
        lines.add("");
        lines.add(heading);
        examination.rows().stream()
                .filter(row -> row.capability().need() == need)
                .forEach(row -> add(row.capability().title(), row.finding()));
    }

    private void add(String title, Finding finding) {
        if (finding instanceof Finding.Works works) {
            add("  ok", title, works.what());
        } else if (finding instanceof Finding.WorksWithNote noted) {
            add("  note", title, noted.what());
            add("", "", noted.note());
        } else if (finding instanceof Finding.Fails fails) {
            add("  FAIL", title, fails.what());
            add("", "  what to do", fails.remedy());
        } else if (finding instanceof Finding.NotTried untried) {
            add("  -", title, untried.reason());
        }
    }

    private void add(String mark, String title, String text) {
        List<String> wrapped =
                text.lines().flatMap(line -> wrap(line, TEXT_WIDTH).stream()).toList();
        for (int i = 0; i < Math.min(wrapped.size(), MOST_LINES); i++) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            LINE,
                            i == 0 ? mark : "",
                            i == 0 ? title : "",
                            wrapped.get(i)));
        }
    }

    /** A word longer than a line, such as a path, stays whole: it is there to be copied. */
    private static List<String> wrap(String text, int width) {
        List<String> wrapped = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                wrapped.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        wrapped.add(line.toString());
        return wrapped;
    }
}
