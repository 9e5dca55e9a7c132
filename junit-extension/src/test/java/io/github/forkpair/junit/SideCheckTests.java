package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.forkpair.outcome.PairResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

class SideCheckTests {

    @TempDir private Path evidence;

    static Stream<Arguments> wrongSides() {
        return Stream.of(
                arguments(
                        WrongSides.MisspeltTestCase.class,
                        """
                        @ParentSide("refused") CLASS.parent has no @ChildSide to pair with. Did you mean ("refussed")? \
                        The class has @ChildSide("refussed") CLASS.child; both sides of a pair carry the same name.

                        @ChildSide("refussed") CLASS.child has no @ParentSide to pair with. Did you mean ("refused")? \
                        The class has @ParentSide("refused") CLASS.parent; both sides of a pair carry the same name."""),
                arguments(
                        WrongSides.LonelyParentTestCase.class,
                        "@ParentSide CLASS.parent has no @ChildSide to pair with. Add a method annotated @ChildSide to"
                                + " LonelyParentTestCase."),
                arguments(
                        WrongSides.BareChildTestCase.class,
                        "@ParentSide CLASS.parent has no @ChildSide to pair with: CLASS.child overrides @ChildSide"
                                + " WrongSides$BothSides.child, and an override does not inherit the annotation."
                                + " Write @ChildSide on it, too."),
                arguments(
                        WrongSides.BareChildOfAnInterfaceTestCase.class,
                        "@ParentSide(\"a\") CLASS.parent has no @ChildSide to pair with: CLASS.child overrides"
                                + " @ChildSide(\"a\") WrongSides$NamedSides.child, and an override does not inherit"
                                + " the annotation. Write @ChildSide(\"a\") on it, too."),
                arguments(
                        WrongSides.TwoParentsTestCase.class,
                        "@ParentSide(\"a\") CLASS.one and @ParentSide(\"a\") CLASS.two carry the same name, but a pair"
                                + " has one parent side. Rename one of them."),
                arguments(
                        WrongSides.TwoNamelessTestCase.class,
                        """
                        @ParentSide CLASS.one and @ParentSide CLASS.two have no name, so their pairs cannot be told \
                        apart. Give both sides of each pair a name, such as @ParentSide("refused") and \
                        @ChildSide("refused")."""),
                arguments(
                        WrongSides.NameOnOneSideTestCase.class,
                        """
                        @ParentSide("a") CLASS.parent has no @ChildSide to pair with. The class has @ChildSide \
                        CLASS.child; both sides of a pair carry the same name.

                        @ChildSide CLASS.child has no @ParentSide to pair with. The class has @ParentSide("a") \
                        CLASS.parent; both sides of a pair carry the same name."""),
                arguments(
                        WrongSides.RawAgainstPeerTestCase.class,
                        "@ParentSide CLASS.parent asks for a ByteChannel and @ChildSide CLASS.child for a Peer, but a"
                                + " pair is either raw or exchanges messages. Let both ask for Peer, or both for a"
                                + " channel or streams."),
                arguments(
                        WrongSides.PeerAgainstRawTestCase.class,
                        "@ParentSide CLASS.parent asks for a Peer and @ChildSide CLASS.child for an InputStream, but a"
                                + " pair is either raw or exchanges messages. Let both ask for Peer, or both for a"
                                + " channel or streams."),
                arguments(
                        WrongSides.BothOnOneSideTestCase.class,
                        "@ChildSide CLASS.child asks for a SocketChannel and a Peer, but both would read the same"
                                + " bytes. Keep one of the two."),
                arguments(
                        WrongSides.UnknownParameterTestCase.class,
                        "@ChildSide CLASS.child asks for a TestInfo, which nobody can give it: no JUnit extension runs"
                                + " in the child. A child side may ask for: ByteChannel, SocketChannel, InputStream,"
                                + " OutputStream, Peer, Rendezvous, @SharedDir Path, Side,"
                                + " @ChildIndex int, @SharedMemory ByteBuffer, MessageQueue."),
                arguments(
                        WrongSides.PathWithoutSharedDirTestCase.class,
                        "@ChildSide CLASS.child asks for a Path, which nobody can give it: no JUnit extension runs in"
                                + " the child. Did you mean @SharedDir Path? A child side may ask for: ByteChannel,"
                                + " SocketChannel, InputStream, OutputStream, Peer, Rendezvous, @SharedDir Path,"
                                + " Side, @ChildIndex int, @SharedMemory ByteBuffer, MessageQueue."),
                arguments(
                        WrongSides.SharedDirOnStringTestCase.class,
                        "@ParentSide CLASS.parent has @SharedDir on a String, but a shared directory is a Path. Write"
                                + " @SharedDir Path."),
                arguments(
                        WrongSides.SocketChannelInParentTestCase.class,
                        "@ParentSide CLASS.parent asks for a SocketChannel, which only the child side may. The parent's"
                                + " end is a ByteChannel: write that."),
                arguments(
                        WrongSides.ChildProcessInChildTestCase.class,
                        "@ChildSide CLASS.child asks for a ChildProcess, which only the parent side may. Let the parent"
                                + " side ask for it."),
                arguments(
                        WrongSides.PrivateChildTestCase.class,
                        "@ChildSide CLASS.child must not be private. Remove `private`."),
                arguments(
                        WrongSides.StaticChildTestCase.class,
                        "@ChildSide CLASS.child must not be static: a side runs on an instance of its class. Remove"
                                + " `static`."),
                arguments(
                        WrongSides.ReturningChildTestCase.class,
                        "@ChildSide CLASS.child returns an int, which nobody would receive. Make it void; a side says"
                                + " what it has to say over the channel."),
                arguments(
                        WrongSides.NoUsableConstructorTestCase.class,
                        "@ChildSide CLASS.child cannot run: the child creates NoUsableConstructorTestCase with a"
                                + " constructor that takes no arguments, and there is none it could call. Add one, or"
                                + " leave out all constructors."),
                arguments(
                        WrongSides.ParentBesideTemplateTestCase.class,
                        "@ParentSide CLASS.parent is a test already, so it must not stand beside @ParameterizedTest,"
                                + " @RepeatedTest or another source of tests: each would run it. Write"
                                + " @ParentSideTemplate instead of @ParentSide."),
                arguments(
                        WrongSides.TemplateAloneTestCase.class,
                        "@ParentSideTemplate CLASS.parent is no test by itself. Add @RepeatedTest or another test"
                                + " template, or write @ParentSide."),
                arguments(
                        WrongSides.DisabledChildTestCase.class,
                        "@ChildSide CLASS.child carries @Disabled, which nobody reads: no JUnit runs in the child. Put"
                                + " it on the parent side, or on the class."),
                arguments(
                        WrongSides.TimedChildTestCase.class,
                        "@ChildSide CLASS.child carries @Timeout, which nobody reads: no JUnit runs in the child. Put it"
                                + " on the parent side, or on the class."),
                arguments(
                        WrongSides.ChildIsTestTestCase.class,
                        "@ChildSide CLASS.child must not be a test as well: it runs in the child, where its parent"
                                + " side's test has it run. Remove the other annotation."));
    }

    @ParameterizedTest
    @MethodSource("wrongSides")
    void whatCannotWorkIsRefusedBeforeAProcessStarts(Class<?> testCase, String text) {
        TestRun run = TestRun.of(testCase, evidence);

        assertThat(run.printed())
                .contains(
                        ExtensionConfigurationException.class.getName()
                                + ": "
                                + text.replace("CLASS", "WrongSides$" + testCase.getSimpleName()));
        assertThat(run.records())
                .isNotEmpty()
                .allSatisfy(
                        record -> {
                            assertThat(record.result()).isEqualTo(PairResult.FAILED);
                            assertThat(record.launched()).isZero();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "forkpair.deadline, soon",
        "forkpair.output, loudly",
        "forkpair.child.java, /no/such/java",
        "forkpair.max.children, 0"
    })
    void aSettingThatCannotBeIsRefusedBeforeAProcessStarts(String name, String value) {
        TestRun run = TestRun.of(FailingPairs.PassesTestCase.class, evidence, Map.of(name, value));

        assertThat(run.failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith(name + " cannot be \"" + value + "\". ");
        assertThat(run.records())
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.result()).isEqualTo(PairResult.FAILED);
                            assertThat(record.summary()).startsWith(name + " cannot be ");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "PrivateParentTestCase, '@ParentSide CLASS.parent must not be private: JUnit does not run a private test. Remove `private`.'",
        "PrivateNestedTestCase, 'The nested class Inner must not be private: JUnit does not run the tests of a private class. Remove `private`.'",
        "StaticParentTestCase, '@ParentSide CLASS.parent must not be static: a side runs on an instance of its class. Remove `static`.'",
        "LonelyChildTestCase, '@ChildSide(\"b\") CLASS.childB has no @ParentSide to pair with. Add a method annotated @ParentSide(\"b\") to LonelyChildTestCase.'",
        "BareParentTestCase, '@ChildSide CLASS.child has no @ParentSide to pair with: CLASS.parent overrides @ParentSide WrongSides$BothSides.parent, and an override does not inherit the annotation. Write @ParentSide on it, too.'",
        "PrivateBesideHealthyTestCase, '@ParentSide(\"b\") CLASS.parentB must not be private: JUnit does not run a private test. Remove `private`.'",
        "OnlyAChildTestCase, '@ChildSide CLASS.child has no @ParentSide to pair with. Add a method annotated @ParentSide to OnlyAChildTestCase.'",
        "ChildBesidePlainTestTestCase, '@ChildSide CLASS.child has no @ParentSide to pair with. Add a method annotated @ParentSide to ChildBesidePlainTestTestCase.'",
    })
    void sidesThatJupiterWouldPassOverFailAllTheSame(String testCase, String text)
            throws ClassNotFoundException {
        Class<?> type = Class.forName(WrongSides.class.getName() + "$" + testCase);
        TestRun run = TestRun.ofForgottenSides(type, evidence);

        assertThat(run.failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(text.replace("CLASS", "WrongSides$" + testCase));
        assertThat(run.records()).singleElement().extracting("result").isEqualTo(PairResult.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ResourcesTestCase.class,
                WrongSides.MisspeltBesideHealthyTestCase.class,
                SideCheckTests.class
            })
    void classesWhoseSidesJupiterRunsAreLeftToIt(Class<?> type) {
        assertThat(TestRun.ofForgottenSides(type, evidence).printed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MisspeltBesideHealthyTestCase, 2, 1",
        "LonelyChildTestCase, 1, 0",
        "UnlikeNamesTestCase, 1, 2",
        "AnnotatedOverrideTestCase, 1, 0",
        "PrivateBesideHealthyTestCase, 1, 0",
        "TwoOfOneNameBesideHealthyTestCase, 1, 2",
        "InheritedBesideHealthyTestCase, 1, 1",
        "NestedBesideHealthyTestCase, 2, 1",
    })
    void aMistakeFailsItsOwnPairAndNoOther(String testCase, int healthy, int failed)
            throws ClassNotFoundException {
        Class<?> type = Class.forName(WrongSides.class.getName() + "$" + testCase);
        TestRun run = TestRun.of(type, evidence);

        assertThat(run.count(Status.SUCCESSFUL)).as(run.printed()).isEqualTo(healthy);
        assertThat(run.count(Status.FAILED)).isEqualTo(failed);
    }

    @Test
    void aMisspeltPairTellsOfItselfAloneAtItsOwnLine() {
        Throwable failure =
                TestRun.of(WrongSides.MisspeltBesideHealthyTestCase.class, evidence).failure();

        assertThat(
                        failure.getMessage()
                                .replace("WrongSides$MisspeltBesideHealthyTestCase", "CLASS"))
                .isEqualTo(
                        """
                        @ParentSide("refused") CLASS.parent has no @ChildSide to pair with. Did you mean ("refussed")? \
                        The class has @ChildSide("refussed") CLASS.child; both sides of a pair carry the same name.

                        @ChildSide("refussed") CLASS.child has no @ParentSide to pair with. Did you mean ("refused")? \
                        The class has @ParentSide("refused") CLASS.parent; both sides of a pair carry the same name.""");
        assertThat(failure.getCause()).isNull();
        assertThat(failure.getStackTrace())
                .singleElement()
                .satisfies(
                        frame -> {
                            assertThat(frame.getMethodName()).isEqualTo("parent");
                            assertThat(frame.getFileName()).isEqualTo("WrongSides.java");
                            assertThat(frame.getLineNumber()).isPositive();
                        });
    }

    @Test
    void ofSeveralMisspeltPairsEachTellsOfItsOwnAlone() {
        String printed = TestRun.of(WrongSides.TwoMisspeltTestCase.class, evidence).printed();

        assertThat(printed)
                .contains("The class has @ChildSide(\"refussed\") ")
                .contains("The class has @ChildSide(\"grantet\") ")
                .doesNotContain("child, @ChildSide", "childB, @ChildSide", "parent, @ParentSide");
    }

    @Test
    void whereNoNameIsNearEachTellsOfItselfAlone() {
        String printed = TestRun.of(WrongSides.UnlikeNamesTestCase.class, evidence).printed();
        String children =
                TestRun.ofForgottenSides(WrongSides.UnlikeNamesTestCase.class, evidence).printed();

        assertThat(printed.replace("WrongSides$UnlikeNamesTestCase", "CLASS"))
                .contains(
                        ": @ParentSide(\"alpha\") CLASS.parentA has no @ChildSide to pair with. Write"
                                + " @ChildSide(\"alpha\") on the child side that goes with it.\n")
                .contains(
                        ": @ParentSide(\"bravo\") CLASS.parentB has no @ChildSide to pair with. Write"
                                + " @ChildSide(\"bravo\") on the child side that goes with it.\n")
                .doesNotContain("onion", "tomato");
        assertThat(children.replace("WrongSides$UnlikeNamesTestCase", "CLASS"))
                .contains(
                        ": @ChildSide(\"onion\") CLASS.childA has no @ParentSide to pair with. Write"
                                + " @ParentSide(\"onion\") on the parent side that goes with it.\n")
                .doesNotContain("alpha", "bravo");
    }

    @Test
    void childSidesThatNobodyPairsWithFailOnceEach() {
        TestRun run =
                TestRun.ofForgottenSides(WrongSides.TwoLonelyChildrenTestCase.class, evidence);

        assertThat(run.count(Status.FAILED)).isEqualTo(2);
        assertThat(TestRun.of(WrongSides.TwoLonelyChildrenTestCase.class, evidence).printed())
                .isEmpty();
    }

    @Test
    void childSidesOfOneNameThatNobodyPairsWithAreTwoInTheSummary() {
        TestRun run = TestRun.ofForgottenSides(WrongSides.LonelyOverloadsTestCase.class, evidence);

        assertThat(run.count(Status.FAILED)).isEqualTo(2);
        assertThat(run.records()).hasSize(2);
    }

    @Test
    void aParentsUnknownParameterIsLeftToOtherExtensions() {
        assertThat(TestRun.of(UnknownInParentTestCase.class, evidence).failure())
                .isInstanceOf(ParameterResolutionException.class);
    }

    static class UnknownInParentTestCase {
        @ParentSide
        void parent(StringBuilder unknown) {}

        @ChildSide
        void child() {}
    }
}
