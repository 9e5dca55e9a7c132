package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.evidence.FailureText;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.FailureCapture;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.outcome.Leftover;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** Who did what, and whose ending is then the test's. */
class VerdictRulesTests {

    private static final PairPlan PLAN =
            new PairPlan(
                    new SideMethod("a.B", "parent", List.of()),
                    List.of(new ChildPlan(new SideMethod("a.B", "child", List.of()), false)),
                    false,
                    Settings.from(name -> Optional.empty()));

    /**
     * Parent: returned, failed at 10, gone (told at 10 that its peer is), io (so by an
     * IOException), aborted at 10, overdue. Child: returned; failed5 or failed15 (at that time);
     * aborted5; exit5, exit15, killed5 (ended without its word then); badExit (returned, then exit
     * 4); killedByParent; overdue; overdueReturned; neverUp; with Leaves, it left a process running
     * besides. First: the message that the test's failure begins with. Suppressed: what is under
     * it, by the first word of each.
     */
    @ParameterizedTest
    @CsvSource({
        "returned, returned,        PASSED,  '',        ''",
        "returned, killedByParent,  PASSED,  '',        ''",
        "returned, failed5,         FAILED,  child,     ''",
        "returned, aborted5,        ABORTED, child,     ''",
        "returned, exit5,           FAILED,  @ChildSide, ''",
        "returned, badExit,         FAILED,  @ChildSide, ''",
        "returned, neverUp,         FAILED,  @ChildSide, ''",
        "returned, overdue,         FAILED,  The,       ''",
        "returned, overdueReturned, FAILED,  The,       ''",
        "failed,   returned,        FAILED,  parent,    The",
        "failed,   killedByParent,  FAILED,  parent,    The",
        "failed,   failed5,         FAILED,  child,     parent",
        "failed,   failed15,        FAILED,  parent,    child The",
        "failed,   exit5,           FAILED,  @ChildSide, parent",
        "failed,   exit15,          FAILED,  parent,    @ChildSide The",
        "failed,   overdue,         FAILED,  parent,    The The",
        "gone,     returned,        FAILED,  gone,      The",
        "gone,     exit15,          FAILED,  @ChildSide, gone",
        "file,     exit15,          FAILED,  file,      @ChildSide The",
        "returned, failedAfterKill5, FAILED, child,    ''",
        "returned, failedAfterKill15, PASSED, '',      ''",
        "io,       killed15,        FAILED,  @ChildSide, io",
        "gone,     failed15,        FAILED,  gone,      child The",
        "aborted,  returned,        ABORTED, aborted,   ''",
        "aborted,  failed15,        ABORTED, aborted,   child",
        "aborted,  failed5,         FAILED,  child,     aborted",
        "overdue,  returned,        FAILED,  The,       ''",
        "overdue,  overdue,         FAILED,  Neither,   ''",
        "overdue,  failed5,         FAILED,  child,     ''",
        "overdue,  failed15,        FAILED,  The,       child",
        "overdue,  exit5,           FAILED,  @ChildSide, ''",
        "returned, returnedLeaves,  FAILED,  @ChildSide, ''",
        "returned, killedByParentLeaves, FAILED, @ChildSide, ''",
        "returned, exitLeaves5,     FAILED,  @ChildSide, ''",
        "returned, failedLeaves5,   FAILED,  child,     ''",
        "returned, abortedLeaves5,  ABORTED, child,     ''",
        "returned, overdueLeaves,   FAILED,  The,       ''",
        "failed,   returnedLeaves,  FAILED,  parent,    The",
        "aborted,  returnedLeaves,  ABORTED, aborted,   ''",
        "overdue,  returnedLeaves,  FAILED,  The,       ''",
    })
    void whoeverFailedFirstIsTheFailure(
            String parent, String child, Verdict.Result result, String first, String suppressed) {
        ParentOutcome parentOutcome = parent(parent);
        ChildOutcome childOutcome = child(child);
        VerdictRules rules =
                new VerdictRules(PLAN, parentOutcome, childOutcome, parent.equals("overdue"));

        Verdict verdict =
                rules.verdict(
                        new FailureText(PLAN, parentOutcome, childOutcome, "", ""),
                        getClass().getClassLoader(),
                        "");

        assertThat(rules.result()).isEqualTo(result);
        assertThat(verdict.result()).isEqualTo(result);
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
                        new VerdictRules(plan, parent("returned"), child("returnedLeaves"), false)
                                .result())
                .isEqualTo(Verdict.Result.PASSED);
    }

    private static ParentOutcome parent(String what) {
        Throwable thrown =
                switch (what) {
                    case "failed" -> new AssertionError("parent");
                    case "gone" -> new PeerGoneException("gone", null);
                    case "io" -> fromTheChannel(new IOException("io"));
                    case "file" -> new NoSuchFileException("file");
                    case "aborted" -> new TestAbortedException("aborted");
                    default -> null;
                };
        return new ParentOutcome(thrown, 10, true, false);
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
                            new ChildReport.Returned(time, "");
                    case "failed", "failedAfterKill" ->
                            new ChildReport.Failed(
                                    time, FailureCapture.of(new AssertionError("child")));
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
                4712,
                !what.equals("neverUp"),
                Optional.ofNullable(word),
                Optional.empty(),
                status,
                Optional.empty(),
                time,
                what.startsWith("overdue"),
                what.equals("killedByParent") || what.startsWith("failedAfterKill"),
                Hang.UNKNOWN,
                leaves ? List.of(new Leftover(4713, "sleep 1000", true)) : List.of(),
                "",
                "");
    }

    private static String firstWord(Throwable thrown) {
        return thrown.getMessage().split("\\s")[0];
    }
}
