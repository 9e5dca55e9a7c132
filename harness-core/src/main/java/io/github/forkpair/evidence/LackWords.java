package io.github.forkpair.evidence;

import io.github.forkpair.transfer.Lacks;
import io.github.forkpair.transfer.NullField;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a child side lacked, in words, with what to write. */
record LackWords(Lacks lacks) {

    /** Simple names of annotations that ask for a stand-in. */
    private static final Set<String> MOCKS =
            Set.of(
                    "Mock",
                    "Spy",
                    "Captor",
                    "InjectMocks",
                    "MockBean",
                    "SpyBean",
                    "MockitoBean",
                    "MockitoSpyBean",
                    "MockK",
                    "RelaxedMockK",
                    "SpyK",
                    "InjectMockKs",
                    "Mocked");

    private static final String BY_JUNIT = ", or write @ChildSide(lifecycle = Lifecycle.JUPITER)";

    private static final String EMPTY = "empty";

    private static final String NOT_STARTED = "not started";

    private static final String OWN_INSTANCE =
            "each side has an instance of its own of the test class";

    /** Returns what is likely and what to do, for each kind of thing. */
    List<Hint> hints() {
        return List.of(
                new Hint(
                        String.join("\n", likely()),
                        toDo(
                                lacks.fields().stream()
                                        .sorted(Comparator.comparing(LackWords::rank))
                                        .toList())),
                directory(lacks.temporaryDirectory()));
    }

    /** Says of each field why it is not set: which of several was the cause, nobody can tell. */
    private List<String> likely() {
        List<String> all = new ArrayList<>();
        List<NullField> ofJUnit = lacks.fields().stream().filter(LackWords::isOfJUnit).toList();
        if (!ofJUnit.isEmpty()) {
            boolean isOfAll = ofJUnit.stream().allMatch(each -> each.phase().equals("BeforeAll"));
            all.add(
                    (isOfAll ? "no @BeforeAll" : "no @BeforeEach")
                            + " and no extension runs in the child: "
                            + which(ofJUnit)
                            + verb(ofJUnit)
                            + state(ofJUnit)
                            + " there");
        }
        List<NullField> others = new ArrayList<>();
        Map<String, List<NullField>> either = new LinkedHashMap<>();
        for (NullField each : lacks.fields()) {
            if (isOfEither(each)) {
                either.computeIfAbsent(each.setUp(), any -> new ArrayList<>()).add(each);
            } else if (!isOfJUnit(each)) {
                others.add(each);
            }
        }
        either.values()
                .forEach(
                        fields ->
                                all.add(
                                        all.isEmpty()
                                                ? which(fields)
                                                        + verb(fields)
                                                        + state(fields)
                                                        + " in the child: "
                                                        + setBy(fields)
                                                        + andNeitherRuns(fields)
                                                : alsoThere(fields) + setBy(fields)));
        if (!others.isEmpty()) {
            all.add(
                    all.isEmpty()
                            ? OWN_INSTANCE
                                    + ": "
                                    + which(others)
                                    + verb(others)
                                    + state(others)
                                    + " there"
                            : alsoThere(others) + OWN_INSTANCE);
        }
        return all;
    }

    private static String alsoThere(List<NullField> fields) {
        return "or " + which(fields) + ", also " + state(fields) + " there: ";
    }

    /** Which of them sets it, its code alone would tell. */
    private static String setBy(List<NullField> fields) {
        NullField first = fields.get(0);
        return (fields.size() == 1 ? "it is " : "they are ")
                + (state(fields).equals(EMPTY) ? "filled" : "set")
                + " by "
                + first.setUp()
                + "() (@"
                + first.phase()
                + ") or by the parent side";
    }

    private static String andNeitherRuns(List<NullField> fields) {
        boolean isOne = fields.get(0).setUp().indexOf('(') < 0;
        return isOne ? ", and neither runs there" : ", and none of these runs there";
    }

    /** Returns what is to be said of a temporary directory that is not there, or of no use. */
    static Hint directory(String named) {
        if (!named.isEmpty() && new File(named).isDirectory()) {
            return new Hint(
                    "java.io.tmpdir is " + Visible.text(named) + ", where no file can be created",
                    "make it writable, or set java.io.tmpdir to another");
        }
        return named.isEmpty()
                ? Hint.NONE
                : new Hint(
                        "java.io.tmpdir is " + Visible.text(named) + ", which is not there",
                        "create it before the tests run, or set java.io.tmpdir to one that is there");
    }

    private static boolean isOfJUnit(NullField field) {
        return !field.annotation().isEmpty() || !field.setUp().isEmpty() && !field.byParent();
    }

    private static boolean isOfEither(NullField field) {
        return field.annotation().isEmpty() && !field.setUp().isEmpty() && field.byParent();
    }

    /** What to do comes in the order of what is likely. */
    private static int rank(NullField field) {
        return isOfJUnit(field) ? 0 : isOfEither(field) ? 1 : 2;
    }

    private static String which(List<NullField> fields) {
        List<String> names =
                fields.stream()
                        .map(
                                each ->
                                        name(each)
                                                + (each.annotation().isEmpty()
                                                        ? ""
                                                        : " (@" + each.annotation() + ")"))
                        .toList();
        return (names.size() == 1 ? "field " : "fields ") + listed(names);
    }

    private static String name(NullField field) {
        return "\"" + field.name() + "\"";
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String state(List<NullField> fields) {
        if (!fields.stream().allMatch(NullField::made)) {
            return "null";
        }
        return fields.stream().allMatch(each -> each.annotation().isEmpty()) ? EMPTY : NOT_STARTED;
    }

    private static String verb(List<NullField> fields) {
        boolean isPast = state(fields).equals(NOT_STARTED);
        if (fields.size() == 1) {
            return isPast ? " was " : " is ";
        }
        return isPast ? " were " : " are ";
    }

    /** Says for which fields each thing is, where there are several to do. */
    private static String toDo(List<NullField> fields) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (NullField each : fields) {
            all.computeIfAbsent(toDo(each), any -> new ArrayList<>()).add(name(each));
        }
        return all.size() == 1
                ? all.keySet().iterator().next()
                : all.entrySet().stream()
                        .map(each -> "for " + listed(each.getValue()) + ", " + each.getKey())
                        .collect(Collectors.joining("\n"));
    }

    private static String toDo(NullField field) {
        if (field.made() && !field.annotation().isEmpty()) {
            return "start it in the child side, or use something else there" + BY_JUNIT;
        }
        if (!field.setUp().isEmpty()) {
            return "call "
                    + field.setUp()
                    + "() in the child side, "
                    + (field.byParent()
                            ? "initialize it where it is declared, or send it as a message"
                            : "or initialize it where it is declared" + BY_JUNIT);
        }
        if (field.annotation().isEmpty()) {
            return "make it in the child side, or send it as a message";
        }
        if (field.annotation().equals("TempDir")) {
            return "ask for @SharedDir Path, or make a directory in the child side" + BY_JUNIT;
        }
        return (MOCKS.contains(field.annotation())
                        ? "make the mock in the child side"
                        : "make it in the child side, or initialize it where it is declared")
                + BY_JUNIT;
    }
}
