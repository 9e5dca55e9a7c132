package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.EndCause;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Judgement;
import io.github.forkpair.outcome.Leftover;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Printed;
import io.github.forkpair.outcome.ProcessEnd;
import io.github.forkpair.outcome.Said;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.FailureCapture;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** Who did what, and whose ending is then the test's. */
class JudgeTests {

    private static final PairPlan PLAN =
            new PairPlan(
                    new SideMethod("a.B", "parent", List.of()),
                    List.of(new ChildPlan(new SideMethod("a.B", "child", List.of()), false)),
                    false,
                    Settings.from(name -> Optional.empty()));

    /**
     * Parent: returned, failed at 10, gone (told at 10 that its peer is), io (so by an
     * IOException), aborted at 10, missed (nobody met it), interrupted, overdue. Child: returned;
     * failed5 or failed15 (at that time); aborted5; exit5, exit15, killed5 (ended without its word
     * then); badExit (returned, then exit 4); killedByParent; missed5 or missed15 (nobody met it
     * then); overdue; overdueReturned; overdueThenFailed (once it was being ended); overdueFailed
     * (its process went on); neverUp; with Leaves, it left a process running besides. First: the
     * message that the test's failure begins with. Suppressed: what is under it, by the first word
     * of each.
     */
    @ParameterizedTest
    @CsvSource({
        "returned, returned, PASSED, '',        ''",
        "returned, killedByParent, PASSED, '',        ''",
        "returned, failed5, CHILD_FAILED, child,     ''",
        "returned, aborted5, CHILD_ABORTED, child,     ''",
        "returned, exit5, CHILD_EXITED, @ChildSide, ''",
        "returned, badExit, CHILD_ENDED_BADLY, @ChildSide, ''",
        "returned, neverUp, CHILD_NOT_STARTED, @ChildSide, ''",
        "returned, overdue, CHILD_OVERDUE, The,       ''",
        "returned, overdueReturned, CHILD_OVERDUE, The,       ''",
        "failed, returned, PARENT_FAILED, parent,    The",
        "failed, killedByParent, PARENT_FAILED, parent,    The",
        "failed, failed5, CHILD_FAILED, child,     parent",
        "failed, failed15, PARENT_FAILED, parent,    child The",
        "failed, exit5, CHILD_EXITED, @ChildSide, parent",
        "failed, exit15, PARENT_FAILED, parent,    @ChildSide The",
        "failed, overdue, PARENT_FAILED, parent,    The The",
        "gone, returned, PARENT_FAILED, gone,      The",
        "gone, exit15, CHILD_EXITED, @ChildSide, gone",
        "file, exit15, PARENT_FAILED, file,      @ChildSide The",
        "returned, failedAfterKill5, CHILD_FAILED, child,    ''",
        "returned, failedAfterKill15, PASSED, '',      ''",
        "io, killed15, CHILD_SIGNALED, @ChildSide, io",
        "closed, killed15, PARENT_FAILED, closed, @ChildSide The",
        "gone, failed15, PARENT_FAILED, gone,      child The",
        "missed, returned, PARENT_FAILED, missed, The",
        "missed, missed5, PARENT_FAILED, missed, missed The",
        "missed, missed15, PARENT_FAILED, missed, missed The",
        "missed, failed15, CHILD_FAILED, child, missed",
        "missed, exit15, CHILD_EXITED, @ChildSide, missed",
        "interrupted, missed5, PARENT_FAILED, interrupted, missed The",
        "interrupted, failed5, CHILD_FAILED, child, interrupted",
        "failed, missed5, CHILD_FAILED, missed, parent",
        "failed, missed15, PARENT_FAILED, parent, missed The",
        "overdue, missed5, CHILD_FAILED, missed, ''",
        "aborted, returned, PARENT_ABORTED, aborted,   ''",
        "aborted, failed15, PARENT_ABORTED, aborted,   child",
        "aborted, failed5, CHILD_FAILED, child,     aborted",
        "overdue, returned, PARENT_OVERDUE, The,       ''",
        "returned, overdueThenFailed15, CHILD_OVERDUE, The, ''",
        "returned, overdueFailed5, CHILD_FAILED, child, ''",
        "failed, overdueThenFailed15, PARENT_FAILED, parent, The The",
        "overdue, overdueThenFailed5, BOTH_OVERDUE, Neither, ''",
        "overdue, overdue, BOTH_OVERDUE, Neither,   ''",
        "overdue, failed5, CHILD_FAILED, child,     ''",
        "overdue, failed15, PARENT_OVERDUE, The,       child",
        "overdue, exit5, CHILD_EXITED, @ChildSide, ''",
        "returned, returnedLeaves, LEFT_PROCESSES, @ChildSide, ''",
        "returned, killedByParentLeaves, LEFT_PROCESSES, @ChildSide, ''",
        "returned, exitLeaves5, CHILD_EXITED, @ChildSide, ''",
        "returned, failedLeaves5, CHILD_FAILED, child,     ''",
        "returned, abortedLeaves5, CHILD_ABORTED, child,     ''",
        "returned, overdueLeaves, CHILD_OVERDUE, The,       ''",
        "failed, returnedLeaves, PARENT_FAILED, parent,    The",
        "aborted, returnedLeaves, PARENT_ABORTED, aborted,   ''",
        "overdue, returnedLeaves, PARENT_OVERDUE, The,       ''",
    })
    void whoeverFailedFirstIsTheFailure(
            String parent, String child, Verdict.Ending ending, String first, String suppressed) {
        PairOutcome outcome = new PairOutcome(parent(parent), List.of(child(child)));
        Judgement judgement = Judge.of(PLAN, outcome);

        Verdict verdict =
                new TestFailure(PLAN, outcome, judgement, getClass().getClassLoader())
                        .verdict(FailureText.without(PLAN, outcome));

        assertThat(judgement.ending()).isEqualTo(ending);
        assertThat(verdict.ending()).isEqualTo(ending);
        if (verdict.failure() == null) {
            assertThat(first).isEmpty();
            return;
        }
        assertThat(firstWord(verdict.failure())).isEqualTo(first);
        StringBuilder words = new StringBuilder();
        for (Throwable each : verdict.failure().getSuppressed()) {
            words.append(' ').append(firstWord(each));
        }
        assertThat(words.toString().strip()).isEqualTo(suppressed);
    }

    /**
     * Three children, each as above, by their places: whoever failed first, by name or number; and
     * what is suppressed, in its order.
     */
    @ParameterizedTest
    @CsvSource({
        "returned, 'returned returned returned', PASSED, '', ''",
        "returned, 'returned failed5 returned', CHILD_FAILED, CHILD 1, ''",
        "returned, 'failed15 failed5 returned', CHILD_FAILED, CHILD 1, 'CHILD 0'",
        "returned, 'failed15 exit5 failed15', CHILD_EXITED, CHILD 1, 'CHILD 0, CHILD 2'",
        "returned, 'killedByParent returned returned', PASSED, '', ''",
        "returned, 'killedByParent returned badExit', CHILD_ENDED_BADLY, CHILD 2, ''",
        "failed, 'failed15 returned failed5', CHILD_FAILED, CHILD 2, 'CHILD 0, PARENT 0'",
        "failed, 'failed15 returned exit15', PARENT_FAILED, PARENT 0, 'CHILD 0, CHILD 2'",
        "failed, 'overdue returned overdue', PARENT_FAILED, PARENT 0, DEADLINE 0",
        "returned, 'returned overdue failed5', CHILD_FAILED, CHILD 2, DEADLINE 1",
        "returned, 'returned overdue returned', CHILD_OVERDUE, DEADLINE 1, ''",
        "overdue, 'returned overdue overdue', BOTH_OVERDUE, DEADLINE 1, ''",
        "overdue, 'returned returned returned', PARENT_OVERDUE, DEADLINE 0, ''",
        "overdue, 'returned failed5 overdue', CHILD_FAILED, CHILD 1, DEADLINE 2",
        "returned, 'neverUp returned killedByParent', CHILD_NOT_STARTED, CHILD 0, ''",
        "returned, 'returned aborted5 failed15', CHILD_ABORTED, CHILD 1, 'CHILD 2'",
        "returned, 'returned returnedLeaves returned', LEFT_PROCESSES, LEFTOVERS 1, ''",
        "gone, 'exit15 returned returned', CHILD_EXITED, CHILD 0, 'PARENT 0'",
        "missed, 'returned failed5 missed15', CHILD_FAILED, CHILD 1, 'CHILD 2, PARENT 0'",
        "missed, 'returned exit15 missed5', CHILD_EXITED, CHILD 1, 'CHILD 2, PARENT 0'",
        "returned, 'missed5 killed15 returned', CHILD_SIGNALED, CHILD 1, 'CHILD 0'",
    })
    void ofManyWhoeverFailedFirstIsTheFailure(
            String parent,
            String children,
            Verdict.Ending ending,
            String first,
            String suppressed) {
        List<ChildOutcome> ended = Stream.of(children.split(" ")).map(JudgeTests::child).toList();
        PairPlan plan = PLAN.with(List.of(PLAN.child(), PLAN.child(), PLAN.child()));

        Judgement judgement = Judge.of(plan, new PairOutcome(parent(parent), ended));

        assertThat(judgement.ending()).isEqualTo(ending);
        List<String> told =
                judgement.failures().stream().map(each -> each.who() + " " + each.child()).toList();
        assertThat(told.isEmpty() ? "" : told.get(0)).isEqualTo(first);
        assertThat(told.isEmpty() ? "" : String.join(", ", told.subList(1, told.size())))
                .isEqualTo(suppressed);
    }

    @Test
    void whereLeftProcessesAreWarnedOfThePairPasses() {
        Settings warn =
                Settings.from(
                        name ->
                                name.equals("forkpair.leftovers")
                                        ? Optional.of("warn")
                                        : Optional.empty());
        PairPlan plan = new PairPlan(PLAN.parent(), PLAN.children(), false, warn);

        assertThat(
                        Judge.of(
                                        plan,
                                        new PairOutcome(
                                                parent("returned"),
                                                List.of(child("returnedLeaves"))))
                                .ending())
                .isEqualTo(Verdict.Ending.PASSED);
    }

    @Test
    void aJvmThatNeverCameUpDoesNotMeetTheExpectedExit() {
        ChildPlan expectsOne =
                new ChildPlan(PLAN.child().side(), false, new ExpectedEnd.WithCode(1));
        PairPlan plan = new PairPlan(PLAN.parent(), List.of(expectsOne), false, PLAN.settings());

        assertThat(
                        Judge.of(
                                        plan,
                                        new PairOutcome(
                                                ParentOutcome.notStarted(),
                                                List.of(child("neverUp"))))
                                .ending())
                .isEqualTo(Verdict.Ending.CHILD_NOT_STARTED);
    }

    private static ParentOutcome parent(String what) {
        Throwable thrown =
                switch (what) {
                    case "failed" -> new AssertionError("parent");
                    case "gone" -> new PeerGoneException("gone", null);
                    case "io" -> fromTheChannel(new IOException("io"));
                    case "closed" -> fromTheChannel(new ClosedByThisSide());
                    case "file" -> new NoSuchFileException("file");
                    case "aborted" -> new TestAbortedException("aborted");
                    case "missed" -> new MissedMeetingException("missed");
                    case "interrupted" ->
                            new UncheckedIOException("interrupted", new InterruptedIOException());
                    default -> null;
                };
        ParentOutcome ended = new ParentOutcome(thrown, 10, true, false, Optional.empty());
        return what.equals("overdue") ? ended.overdue(ParentHang.NONE) : ended;
    }

    private static final class ClosedByThisSide extends ClosedChannelException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return "closed";
        }
    }

    private static IOException fromTheChannel(IOException thrown) {
        thrown.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement("io.github.forkpair.posix.SocketEnd", "write", null, 1)
                });
        return thrown;
    }

    private static ChildOutcome child(String all) {
        long time = all.endsWith("15") ? 15 : 5;
        boolean leaves = all.contains("Leaves");
        String what = all.replace("Leaves", "");
        ChildReport word =
                switch (what.replaceAll("\\d", "")) {
                    case "returned", "badExit", "overdueReturned" ->
                            new ChildReport.Returned(time, "", "");
                    case "failed", "failedAfterKill", "overdueFailed", "overdueThenFailed" ->
                            new ChildReport.Failed(
                                    time, FailureCapture.of(new AssertionError("child")));
                    case "missed" ->
                            new ChildReport.Failed(
                                    time, FailureCapture.of(new MissedMeetingException("missed")));
                    case "aborted" ->
                            new ChildReport.Failed(
                                    time, FailureCapture.of(new TestAbortedException("child")));
                    default -> null;
                };
        ExitStatus status =
                switch (what.replaceAll("\\d", "")) {
                    case "returned" -> new ExitStatus.Exited(0);
                    case "badExit" -> new ExitStatus.Exited(4);
                    case "killed", "killedByParent", "overdue", "overdueReturned" ->
                            new ExitStatus.Signaled(9, "SIGKILL", false);
                    default -> new ExitStatus.Exited(1);
                };
        return new ChildOutcome(
                new Said(
                        !what.equals("neverUp"),
                        Optional.ofNullable(word),
                        Optional.empty(),
                        List.of()),
                new ProcessEnd(
                        4712,
                        status,
                        time,
                        leaves ? List.of(new Leftover(4713, "sleep 1000", true)) : List.of()),
                new EndCause(
                        Optional.empty(),
                        Optional.empty(),
                        what.equals("killedByParent") || what.startsWith("failedAfterKill")),
                what.startsWith("overdue")
                        ? Optional.of(
                                what.startsWith("overdueFailed")
                                        ? new Hang(Hang.Stage.THROUGH, "", "", "", "")
                                        : Hang.UNKNOWN)
                        : Optional.empty(),
                new Printed("", "", false));
    }

    private static String firstWord(Throwable thrown) {
        return thrown.getMessage().split("\\s")[0];
    }
}
