package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.FailureCapture;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ThrownCauseTests {

    private static final MeetingText WORDS = new MeetingText(List.of(Seat.ONLY));

    private static final PairPlan PLAN = plan("");

    @Test
    void aFileThatIsNotKeptIsToldWithHowToHaveIt() {
        Throwable thrown = new NoClassDefFoundError("org/assertj/core/api/Assertions");

        assertThat(
                        new ThrownCause(plan("forkpair.evidence", "never"), loader())
                                .of(FailureCapture.of(thrown), true)
                                .toDo())
                .isEqualTo(
                        "compare what follows -cp in child-1.command, which"
                                + " forkpair.evidence=on-failure keeps, with the test JVM's class"
                                + " path");
    }

    @Test
    void aClassThatOnlyTheTestJvmHasIsToldWithItsPlace() {
        Hint hint = of(new NoClassDefFoundError("org/assertj/core/api/Assertions"));

        assertThat(hint.likely())
                .isEqualTo(
                        "the child's class path has no org.assertj.core.api.Assertions; the test JVM has"
                                + " it from "
                                + placeOf(Assertions.class));
        assertThat(hint.toDo())
                .isEqualTo(
                        "compare what follows -cp in child-1.command with the test JVM's class path");
        assertThat(of(new ClassNotFoundException("org.assertj.core.api.Assertions")))
                .isEqualTo(hint);
        assertThat(
                        of(
                                new IllegalStateException(
                                        new NoClassDefFoundError(
                                                "org/assertj/core/api/Assertions"))))
                .isEqualTo(hint);
    }

    @Test
    void aClassOfAnotherVersionIsToldWithThePlaceOfTheTestJvms() {
        assertThat(
                        of(new NoSuchMethodError(
                                        "'void org.assertj.core.api.Assertions.nope(java.lang.String)'"))
                                .likely())
                .isEqualTo(
                        "the child's class path has org.assertj.core.api.Assertions in another version;"
                                + " the test JVM has it from "
                                + placeOf(Assertions.class));
    }

    @Test
    void aClassThatNobodyHasIsADependencyThatIsMissing() {
        assertThat(of(new NoClassDefFoundError("com/acme/Missing")))
                .isEqualTo(
                        new Hint(
                                "com.acme.Missing is not on the test JVM's class path either",
                                "add what has it to the tests' dependencies"));
        assertThat(of(new NoClassDefFoundError("Missing")).likely())
                .isEqualTo("Missing is not on the test JVM's class path either");
    }

    @Test
    void aClassWhoseInitializerFailedIsNotMissing() {
        assertThat(of(new NoClassDefFoundError("Could not initialize class com.acme.Cache")).toDo())
                .contains("ExceptionInInitializerError");
    }

    @Test
    void aFullHeapNamesTheSettingAndWhatItSays() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");

        assertThat(of(full))
                .isEqualTo(
                        new Hint(
                                "no heap left in the child",
                                "hold less, or give the child more by forkpair.child.args=-Xmx1g"));
        assertThat(
                        new ThrownCause(plan("-Xmx32m"), loader())
                                .of(FailureCapture.of(full), false)
                                .toDo())
                .endsWith("forkpair.child.args=-Xmx1g (it says -Xmx32m now)");
        assertThat(of(new OutOfMemoryError("Metaspace")).toDo()).contains("MaxMetaspaceSize");
        assertThat(of(new OutOfMemoryError("Direct buffer memory")).toDo())
                .contains("MaxDirectMemorySize");
        assertThat(of(new OutOfMemoryError("unable to create native thread: possibly")).toDo())
                .contains("ulimit -u");
    }

    @Test
    void aStackThatOverflowsIsARecursion() {
        assertThat(of(new StackOverflowError()).likely()).startsWith("a recursion without an end");
    }

    @Test
    void aMissedMeetingSaysWhichToAddAndWhere() {
        assertThat(
                        of(
                                new MissedMeetingException(
                                        WORDS.missed(
                                                WORDS.ended(1, MeetingText.End.RETURNED),
                                                Map.of(0, "ready")))))
                .isEqualTo(
                        new Hint(
                                "@ChildSide B.child did not come to \"ready\"",
                                "add meet(\"ready\") to @ChildSide B.child, or remove it from @ParentSide"
                                        + " B.parent"));
        assertThat(
                        of(
                                new MissedMeetingException(
                                        WORDS.missed(
                                                MeetingText.DIFFERENT_PLACES, Map.of(1, "go")))))
                .isEqualTo(
                        new Hint(
                                "@ParentSide B.parent did not come to \"go\"",
                                "add meet(\"go\") to @ParentSide B.parent, or remove it from @ChildSide"
                                        + " B.child"));
        assertThat(
                        new ThrownCause(PLAN, loader())
                                .ofParents(
                                        new MissedMeetingException(
                                                WORDS.missed(
                                                        MeetingText.DIFFERENT_PLACES,
                                                        Map.of(0, "ready", 1, "go"))),
                                        true)
                                .toDo())
                .isEqualTo(
                        "let both sides meet at \"ready\" or at \"go\", or add the one that is missing");
    }

    @Test
    void aSideThatWaitsForMoreThanTheOtherSendsIsToldSo() {
        Throwable gone = new PeerGoneException("The child side has hung up.", null);

        assertThat(new ThrownCause(PLAN, loader()).ofParents(gone, true).likely())
                .isEqualTo("the child side returned, and sent no more before that");
        assertThat(new ThrownCause(PLAN, loader()).ofParents(gone, false)).isEqualTo(Hint.NONE);
        assertThat(of(gone).likely())
                .isEqualTo("the parent side returned, and sent no more before that");
    }

    @Test
    void locksThatTheSystemRefusesAreTakenInACircle() {
        Throwable refused = new IOException("Resource deadlock avoided");

        assertThat(new ThrownCause(PLAN, loader()).ofParents(refused, true)).isEqualTo(of(refused));
        assertThat(of(refused).toDo()).isEqualTo("let both sides take the locks in the same order");
    }

    @Test
    void ofAnAuthorsOwnFailureNothingIsGuessed() {
        assertThat(of(new AssertionError("expected: <1>"))).isEqualTo(Hint.NONE);
        assertThat(of(new NullPointerException())).isEqualTo(Hint.NONE);
        assertThat(new ThrownCause(PLAN, loader()).ofParents(null, true)).isEqualTo(Hint.NONE);
    }

    private static Hint of(Throwable thrown) {
        return new ThrownCause(PLAN, loader()).of(FailureCapture.of(thrown), true);
    }

    private static ClassLoader loader() {
        return ThrownCauseTests.class.getClassLoader();
    }

    private static String placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static PairPlan plan(String childArgs) {
        return plan("forkpair.child.args", childArgs);
    }

    private static PairPlan plan(String key, String value) {
        return new PairPlan(
                new SideMethod("a.B", "parent", List.of()),
                List.of(new ChildPlan(new SideMethod("a.B", "child", List.of()), false)),
                false,
                Settings.from(name -> name.equals(key) ? Optional.of(value) : Optional.empty()));
    }
}
