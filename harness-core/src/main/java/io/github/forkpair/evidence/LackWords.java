package io.github.forkpair.evidence;

import io.github.forkpair.transfer.Lacks;
import io.github.forkpair.transfer.NullField;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    /** Returns what is likely and what to do, for each kind of thing. */
    List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        List<NullField> ofJUnit = lacks.fields().stream().filter(LackWords::isOfJUnit).toList();
        if (!ofJUnit.isEmpty()) {
            hints.add(
                    new Hint(
                            "no @BeforeEach and no extension runs in the child: "
                                    + fields(ofJUnit)
                                    + " there",
                            whatToDo(ofJUnit)));
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
        either.forEach((setUp, fields) -> hints.add(ofEither(setUp, fields)));
        if (!others.isEmpty()) {
            hints.add(
                    new Hint(
                            "each side has an instance of its own of the test class: "
                                    + fields(others)
                                    + " there",
                            "make it in the child side, or send it as a message"));
        }
        hints.add(directory(lacks.temporaryDirectory()));
        return hints;
    }

    /** Returns what is to be said of a temporary directory that is not there, or of no use. */
    static Hint directory(String named) {
        if (!named.isEmpty() && new File(named).isDirectory()) {
            return new Hint(
                    "java.io.tmpdir names "
                            + Visible.text(named)
                            + ", where no file can be created",
                    "make it writable, or let java.io.tmpdir name another");
        }
        return named.isEmpty()
                ? Hint.NONE
                : new Hint(
                        "java.io.tmpdir names " + Visible.text(named) + ", which is not there",
                        "create it before the tests run, or let java.io.tmpdir name one that is there");
    }

    private static boolean isOfJUnit(NullField field) {
        return !field.annotation().isEmpty() || !field.setUp().isEmpty() && !field.byParent();
    }

    /** Which of them sets it, its code alone would tell. */
    private static boolean isOfEither(NullField field) {
        return field.annotation().isEmpty() && !field.setUp().isEmpty() && field.byParent();
    }

    private static Hint ofEither(String setUp, List<NullField> fields) {
        return new Hint(
                fields(fields)
                        + " in the child: the parent side or "
                        + setUp
                        + "() may set "
                        + (fields.size() == 1 ? "it" : "them")
                        + ", and neither runs there",
                "call "
                        + setUp
                        + "() in the child side, make it where it is declared, or send it as a"
                        + " message");
    }

    private static String fields(List<NullField> fields) {
        List<String> names =
                fields.stream()
                        .map(
                                each ->
                                        "\""
                                                + each.name()
                                                + "\""
                                                + (each.annotation().isEmpty()
                                                        ? ""
                                                        : " (@" + each.annotation() + ")"))
                        .toList();
        String which =
                names.size() == 1
                        ? "field " + names.get(0)
                        : "fields "
                                + String.join(", ", names.subList(0, names.size() - 1))
                                + " and "
                                + names.get(names.size() - 1);
        if (fields.stream().allMatch(each -> each.made() && each.annotation().isEmpty())) {
            return which + (names.size() == 1 ? " is" : " are") + " empty";
        }
        if (fields.stream().allMatch(NullField::made)) {
            return which + (names.size() == 1 ? " was" : " were") + " not started";
        }
        return which + (names.size() == 1 ? " is" : " are") + " null";
    }

    private static String whatToDo(List<NullField> fields) {
        Set<String> all = new LinkedHashSet<>();
        fields.forEach(each -> all.add(whatToDo(each)));
        return all.stream().collect(Collectors.joining("\n"));
    }

    private static String whatToDo(NullField field) {
        if (field.made() && !field.annotation().isEmpty()) {
            return "start it in the child side, or use something else there";
        }
        if (!field.setUp().isEmpty()) {
            return "call "
                    + field.setUp()
                    + "() in the child side, or make it where it is declared";
        }
        if (field.annotation().equals("TempDir")) {
            return "ask for @SharedDir Path, or make a directory in the child side";
        }
        return MOCKS.contains(field.annotation())
                ? "make the mock in the child side"
                : "make it in the child side, or where it is declared";
    }
}
