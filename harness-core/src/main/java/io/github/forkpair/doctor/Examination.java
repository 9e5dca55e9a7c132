package io.github.forkpair.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the doctor found.
 *
 * @param facts what there is to say of the machine, by name, in order
 * @param rows a row for each capability
 */
public record Examination(Map<String, String> facts, List<Row> rows) {

    /** Copies both. */
    public Examination {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        rows = List.copyOf(rows);
    }

    /** Tells whether a pair can run here, and keep what it promises. */
    public boolean pairsCanRun() {
        return rows.stream().noneMatch(Row::preventsPairs);
    }

    /** Returns the outcome as a line. */
    public String summary() {
        if (!pairsCanRun()) {
            return "Pairs cannot run here. What fails: " + failing(Need.REQUIRED) + ".";
        }
        return rows.stream().noneMatch(Row::failed)
                ? "Pairs can run here."
                : "Pairs can run here. What they do without: " + failing(Need.USEFUL) + ".";
    }

    /** Returns the table, in lines that fit 100 columns also behind a mark of their log level. */
    public List<String> table() {
        return new Table(this).lines();
    }

    private String failing(Need need) {
        return rows.stream()
                .filter(row -> row.capability().need() == need)
                .filter(row -> row.finding() instanceof Finding.Fails)
                .map(row -> row.capability().title())
                .collect(Collectors.joining(", "));
    }
}
