package io.github.forkpair.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows that the benchmark prints, in aligned columns. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table() {
        rows.add(List.of("what", "median", "against", "median", "ratio", "aim"));
    }

    /**
     * Adds a row whose ratio is ours by theirs: the smaller the better.
     *
     * @param aim the largest ratio that is good enough, in words; empty where none was set
     */
    void costs(String what, Figure ours, String against, Figure theirs, String aim) {
        row(what, ours, against, theirs, ratio(ours.value() / theirs.value()), aim);
    }

    /** Adds a row whose ratio is theirs by ours: how many times faster ours is. */
    void beats(String what, Figure ours, String against, Figure theirs, String aim) {
        row(what, ours, against, theirs, ratio(theirs.value() / ours.value()) + " faster", aim);
    }

    /** Adds a row for what could not be measured here. */
    void skipped(String what, String why) {
        rows.add(List.of(what, "skipped: " + why, "", "", "", ""));
    }

    private void row(
            String what, Figure ours, String against, Figure theirs, String ratio, String aim) {
        rows.add(List.of(what, ours.text(), against, theirs.text(), ratio, aim));
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n");
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                text.append(row.get(column)).append(padding(row.get(column), column));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String padding(String cell, int column) {
        int width = 0;
        for (List<String> row : rows) {
            boolean skippedText = row.get(2).isEmpty();
            width = skippedText ? width : Math.max(width, row.get(column).length());
        }
        return " ".repeat(Math.max(0, width - cell.length()) + 2);
    }
}
