package io.github.forkpair.evidence;

import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.PairResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the lines of one test JVM. A line that cannot be read does not keep the others back. */
final class RecordReader {

    private final RecordFile file;
    private final Map<String, PairRecord> byId = new LinkedHashMap<>();
    private final Map<String, String> invocations = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private RecordReader(RecordFile file) {
        this.file = file;
    }

    static RecordReader of(RecordFile file) throws IOException {
        RecordReader reader = new RecordReader(file);
        // Not readString: it refuses a file that was cut off within a character.
        reader.read(new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8));
        return reader;
    }

    /** Returns every run of every pair, by its key, in the order in which they began. */
    Map<String, PairRecord> runs() {
        Map<String, PairRecord> runs = new LinkedHashMap<>();
        byId.forEach((id, pair) -> runs.put(file.key(id), pair));
        return runs;
    }

    /** Returns the last run of each test: one that failed may have been run again. */
    List<PairRecord> lastRuns() {
        Map<String, PairRecord> last = new LinkedHashMap<>();
        byId.forEach((id, pair) -> last.put(invocations.get(id), pair));
        return List.copyOf(last.values());
    }

    /** Returns the keys of the runs that another of the same test came after. */
    Set<String> runAgain() {
        Map<String, String> last = new LinkedHashMap<>();
        Set<String> again = new TreeSet<>();
        invocations.forEach(
                (id, invocation) -> {
                    String before = last.put(invocation, id);
                    if (before != null) {
                        again.add(file.key(before));
                    }
                });
        return again;
    }

    /** Returns how many tests passed after they had not. */
    int flaky() {
        Map<String, PairRecord> last = new LinkedHashMap<>();
        Set<String> flaky = new TreeSet<>();
        byId.forEach(
                (id, pair) -> {
                    String invocation = invocations.get(id);
                    boolean again = last.put(invocation, pair) != null;
                    if (again && pair.passed()) {
                        flaky.add(invocation);
                    } else {
                        flaky.remove(invocation);
                    }
                });
        return flaky.size();
    }

    /** Returns what could not be read, each with the file and what to do. */
    List<String> problems() {
        return problems;
    }

    private void read(String text) {
        List<String> lines = text.lines().toList();
        boolean cutOff = !text.endsWith("\n");
        int whole = cutOff ? lines.size() - 1 : lines.size();
        if (whole > 0 && !lines.get(0).equals(RecordFile.FIRST_LINE)) {
            problems.add(otherForm(lines.get(0)));
            return;
        }
        for (int i = 1; i < whole; i++) {
            if (!take(FieldLines.fields(lines.get(i)))) {
                problem(i + 1, "is no line that Forkpair writes: " + lines.get(i));
            }
        }
        if (cutOff) {
            problem(
                    Math.max(lines.size(), 1),
                    "is cut off: its test JVM ended while it wrote, or the disk was full");
        } else if (file.isIncomplete()) {
            problems.add(
                    file.path()
                            + " lacks lines that its test JVM could not write, as on a full disk."
                            + " Make room there, and run the tests again");
        }
        if (file.isShortOfRemoved()) {
            problems.add(
                    file.path()
                            + " was removed while tests ran, and other records with it, which nobody"
                            + " could write again. Look for a test that removes "
                            + file.path().getParent().getParent()
                            + ", and run the tests again");
        }
    }

    private String otherForm(String line) {
        boolean ours = line.startsWith("forkpair\t") || line.startsWith("began\t");
        return file.path()
                + (ours
                        ? " was written by another version of Forkpair. Give forkpair-junit-extension"
                                + " and forkpair-maven-plugin the same version, and run mvn clean"
                        : " is no file that Forkpair writes. Remove it, or set forkpair.evidence.dir"
                                + " to a directory of its own");
    }

    private void problem(int line, String what) {
        problems.add(file.path() + ", line " + line + ", " + what);
    }

    /** Takes a line; returns whether it is one that makes sense here. */
    private boolean take(String[] fields) {
        String id = fields.length > 1 ? fields[1] : "";
        if (fields[0].equals("began") && fields.length == 4) {
            byId.put(id, PairRecord.began(fields[2]));
            invocations.put(id, fields[3]);
            return true;
        }
        if (!byId.containsKey(id)) {
            return false;
        }
        try {
            PairRecord pair = after(byId.get(id), fields);
            byId.put(id, pair);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static PairRecord after(PairRecord pair, String[] fields) {
        return switch (fields[0] + " " + fields.length) {
            case "launched 5" ->
                    pair.launched(
                            new ChildMark(
                                    Long.parseLong(fields[2]),
                                    RecordFile.number(fields[3]),
                                    RecordFile.number(fields[4])));
            case "ended 5" ->
                    pair.ended(PairResult.of(fields[2]), fields[3].equals("ran"), fields[4]);
            default -> throw new IllegalArgumentException("no line of ours");
        };
    }
}
