package io.github.forkpair.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.transfer.NullField;
import java.io.FileInputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which fields a failing side is told of, and where none is. */
class NullFieldsTests {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Autowired {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface Nullable {}

    @BeforeEach
    @Retention(RetentionPolicy.RUNTIME)
    @interface Prepares {}

    static class AnnotatedTestCase {
        @TempDir Path tmp;
        @Autowired String name;
        @Nullable String perhaps;
        String plain;
        final String fixed = null;
        @Autowired int number;

        void usesTmp() {
            tmp.resolve("x");
        }

        void usesName() {
            Objects.requireNonNull(name);
        }

        void usesALocalVariable() {
            String text = name;
            text.length();
        }

        void usesAMethodsResult() {
            Map.of("a", "b").get("c").length();
        }

        void usesItsOwnMethodsResult() {
            name().length();
        }

        private String name() {
            return name;
        }

        void usesPlain() {
            plain.length();
        }

        void usesFixed() {
            fixed.length();
        }

        void comparesName() {
            Assertions.assertThat(name).isEqualTo("x");
        }

        void passesNameOn() {
            new Other(name).length();
        }

        void failsInAnotherThread() {
            CompletableFuture.runAsync(() -> tmp.resolve("x")).join();
        }

        void failsOtherwise() {
            throw new IllegalStateException("no such thing");
        }
    }

    record Other(String value) {
        int length() {
            return value.length();
        }
    }

    static class Shared {
        static String text;
    }

    static class BaseTestCase {
        protected static String url;
        protected String inherited;
        final String[] names = new String[1];

        @BeforeAll
        static void start() {}

        @Prepares
        void prepare() {}
    }

    static class DerivedTestCase extends BaseTestCase {
        String own;

        void usesAnElement() {
            names[0].length();
        }

        void usesInherited() {
            inherited.length();
        }

        class InnerTestCase {
            void usesOuter() {
                own.length();
            }
        }
    }

    static class Holder {
        String text;
    }

    static class FilledTestCase {
        final List<String> list = new ArrayList<>();
        final Map<String, String> map = new HashMap<>();
        Optional<String> perhaps = Optional.empty();
        String[] array = {};
        private final Holder holder = new Holder();

        @BeforeEach
        void fill() {}

        void usesAPart() {
            holder.text.length();
        }
    }

    interface Prepared {
        @BeforeEach
        default void prepareAll() {}
    }

    static class InterfaceTestCase implements Prepared {
        String text;

        void uses() {
            text.length();
        }
    }

    static class StaticTestCase {
        static String shared;

        @BeforeAll
        static void share() {}

        void uses() {
            shared.length();
        }
    }

    static class NoSetUpTestCase {
        final Holder holder = new Holder();

        void usesAPart() {
            holder.text.length();
        }

        String text;

        void passes() {
            Objects.requireNonNull(text);
        }

        void uses() {
            text.length();
        }
    }

    private final AnnotatedTestCase annotated = new AnnotatedTestCase();

    private static final NullField TMP = new NullField("tmp", "TempDir", false);
    private static final NullField NAME = new NullField("name", "Autowired", false);

    @Test
    void isTheOneThatTheJvmNames() {
        assertThat(of(annotated, annotated::usesTmp)).containsExactly(TMP);
    }

    @Test
    void isAnyThatHasAnAnnotationWhereNoneIsNamed() {
        assertThat(of(annotated, annotated::usesName)).containsExactly(TMP, NAME);
        assertThat(of(annotated, () -> requireNotNull("name must not be null")))
                .containsExactly(TMP, NAME);
        assertThat(of(annotated, () -> Assertions.assertThat(annotated.name).isNotNull()))
                .containsExactly(TMP, NAME);
        assertThat(of(annotated, () -> assertNotNull(annotated.tmp))).containsExactly(TMP, NAME);
    }

    @Test
    void isToldOfAlsoWhereAnotherThreadFails() {
        assertThat(of(annotated, annotated::failsInAnotherThread)).containsExactly(TMP);
    }

    @Test
    void isNoneWhereTheFailureIsOfSomethingElse() {
        assertThat(of(annotated, annotated::failsOtherwise)).isEmpty();
        assertThat(of(annotated, annotated::usesAMethodsResult)).isEmpty();
        assertThat(of(annotated, annotated::usesFixed)).isEmpty();
    }

    @Test
    void isNoneWhereTheJvmNamesSomethingElse() {
        assertThat(of(annotated, annotated::usesALocalVariable)).isEmpty();
        assertThat(of(annotated, () -> Shared.text.length())).isEmpty();
        StaticTestCase all = new StaticTestCase();
        assertThat(of(all, () -> Shared.text.length())).isEmpty();
    }

    @Test
    void isOneThatOtherCodeWasGivenAndThatIsOfItsType() {
        assertThat(of(annotated, annotated::passesNameOn)).containsExactly(NAME);
        assertThat(of(annotated, () -> Files.list(annotated.tmp))).containsExactly(TMP);
    }

    @Test
    void isPartOfAPathOrOfANumber() {
        assertThat(of(annotated, () -> Files.readString(Path.of(annotated.tmp + "/x"))))
                .containsExactly(TMP, NAME);
        assertThat(of(annotated, () -> new FileInputStream(annotated.tmp + "/x").close()))
                .containsExactly(TMP, NAME);
        assertThat(of(annotated, () -> Integer.parseInt(annotated.name)))
                .containsExactly(TMP, NAME);
    }

    @Test
    void isEmptyWhereASetUpWouldHaveFilledIt() {
        FilledTestCase filled = new FilledTestCase();

        assertThat(of(filled, () -> filled.list.get(0))).containsExactlyElementsOf(empty());
        assertThat(of(filled, () -> filled.list.iterator().next()))
                .containsExactlyElementsOf(empty());
        assertThat(of(filled, () -> filled.perhaps.get())).containsExactlyElementsOf(empty());
        assertThat(of(filled, () -> filled.array[0].length())).containsExactlyElementsOf(empty());
        assertThat(of(filled, () -> filled.map.get("x").length()))
                .containsExactlyElementsOf(empty());
        assertThat(of(filled, () -> List.of("x").get(1))).isEmpty();
        assertThat(of(new NoSetUpTestCase(), () -> List.of().get(0))).isEmpty();
    }

    private static List<NullField> empty() {
        return List.of("list", "map", "perhaps", "array").stream()
                .map(name -> new NullField(name, "", "fill", "BeforeEach", true, true))
                .toList();
    }

    @Test
    void isAPartOfWhatASetUpFills() {
        FilledTestCase filled = new FilledTestCase();

        assertThat(of(filled, filled::usesAPart))
                .containsExactly(
                        new NullField("holder.text", "", "fill", "BeforeEach", false, true));
        NoSetUpTestCase none = new NoSetUpTestCase();
        assertThat(of(none, none::usesAPart)).isEmpty();
    }

    @Test
    void isLookedForWhereNobodyCaughtWhatIsOfSomethingNull() {
        assertThat(
                        List.of(
                                new NullPointerException(),
                                new IllegalStateException(new NullPointerException()),
                                new RuntimeException(
                                        "lateinit property tmp has not been initialized")))
                .allMatch(FailureWords::isOfSomethingNull);
        assertThat(List.of(new IllegalStateException("boom"), new AssertionError("not null")))
                .noneMatch(FailureWords::isOfSomethingNull);
    }

    @Test
    void isNoneWhereAMessageMerelyHoldsTheWord() {
        assertThat(of(annotated, () -> assertNull("v"))).isEmpty();
        assertThat(of(annotated, () -> fail("the answer was null and void"))).isEmpty();
        assertThat(of(annotated, () -> Files.delete(Path.of("/dev/null/x")))).isEmpty();
        assertThat(of(annotated, annotated::comparesName)).isEmpty();
        assertThat(of(annotated, () -> thrown("the map has no key k"))).isEmpty();
    }

    @Test
    void isOneThatTheTestClassesOwnMethodMayReturn() {
        assertThat(of(annotated, annotated::usesItsOwnMethodsResult)).containsExactly(NAME);
    }

    @Test
    void isTheOneThatACheckOfTheAuthorsNames() {
        assertThat(of(annotated, () -> Objects.requireNonNull(annotated.tmp, "tmp")))
                .containsExactly(TMP);
    }

    @Test
    void isTheOneThatACheckOfTheAuthorsTellsOfInASentence() {
        assertThat(of(annotated, () -> Objects.requireNonNull(annotated.tmp, "no tmp was made")))
                .containsExactly(TMP);
    }

    @Test
    void isAnyThatIsNullWhereACheckSaysNotWhichOne() {
        assertThat(
                        of(
                                annotated,
                                () -> Objects.requireNonNull(annotated.tmp, "the template is off")))
                .containsExactlyInAnyOrder(TMP, NAME);
    }

    @Test
    void isStaticInAClassAboveThatTheCodeNamesByTheOneBelow() {
        DerivedTestCase derived = new DerivedTestCase();

        assertThat(of(derived, () -> DerivedTestCase.url.length()))
                .containsExactly(new NullField("url", "", "start", "BeforeAll", false, true));
    }

    @Test
    void isAnElementThatASetUpFillsIn() {
        DerivedTestCase derived = new DerivedTestCase();

        assertThat(of(derived, derived::usesAnElement))
                .containsExactly(
                        new NullField("names[0]", "", "prepare", "BeforeEach", false, true));
    }

    @Test
    void isNotTheParentSidesWhereItCannotReachIt() {
        HiddenBase.HeirTestCase heir = new HiddenBase.HeirTestCase();
        assertThat(of(heir, heir::uses))
                .containsExactly(new NullField("hidden", "", "prepare", "BeforeEach", false, true));

        DistantHeirTestCase distant = new DistantHeirTestCase();
        assertThat(of(distant, distant::uses))
                .containsExactly(
                        new NullField("hidden", "", "prepare", "BeforeEach", false, false));
    }

    private static void requireNotNull(String message) {
        throw new IllegalArgumentException(message);
    }

    private static void thrown(String message) {
        throw new NullPointerException(message);
    }

    @Test
    void isNoneThatIsSet() {
        annotated.tmp = Path.of("x");
        annotated.name = "x";

        assertThat(of(annotated, () -> Objects.requireNonNull(null))).isEmpty();
    }

    @Test
    void isAPlainOneOnlyWhereTheJvmNamesIt() {
        assertThat(of(annotated, annotated::usesPlain))
                .containsExactly(new NullField("plain", "", false));
        NoSetUpTestCase none = new NoSetUpTestCase();
        assertThat(of(none, none::passes)).isEmpty();
        assertThat(of(none, none::uses)).containsExactly(new NullField("text", "", false));
    }

    @Test
    void isOfAClassAboveAndSetByAMethodThere() {
        DerivedTestCase derived = new DerivedTestCase();

        assertThat(of(derived, derived::usesInherited))
                .containsExactly(
                        new NullField("inherited", "", "prepare", "BeforeEach", false, true));
    }

    @Test
    void isOfTheClassAroundANestedOne() {
        DerivedTestCase.InnerTestCase inner = new DerivedTestCase().new InnerTestCase();

        assertThat(of(inner, inner::usesOuter))
                .containsExactly(new NullField("own", "", "prepare", "BeforeEach", false, true));
    }

    @Test
    void isSetByAMethodOfAnInterface() {
        InterfaceTestCase prepared = new InterfaceTestCase();

        assertThat(of(prepared, prepared::uses))
                .containsExactly(
                        new NullField("text", "", "prepareAll", "BeforeEach", false, true));
    }

    @Test
    void isStaticAndSetBeforeAll() {
        StaticTestCase all = new StaticTestCase();

        assertThat(of(all, all::uses))
                .containsExactly(new NullField("shared", "", "share", "BeforeAll", false, true));
    }

    private static List<NullField> of(Object instance, ThrowingCallable side) {
        return NullFields.of(instance.getClass(), instance, catchThrowable(side));
    }
}

class HiddenBase {
    private String hidden;

    @BeforeEach
    void prepare() {}

    void uses() {
        hidden.length();
    }

    static class HeirTestCase extends HiddenBase {}
}

class DistantHeirTestCase extends HiddenBase {}
