package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.evidence.Timelines;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What says little by itself is told with its cause, or with the failures that it stands for. */
@Timeout(120)
class ThrownInTheTimelineTests {

    private static final String HERE = " (ThrownInTheTimelineTests.java:NN)";

    private static final String NUMBER =
            "java.lang.ExceptionInInitializerError, caused by java.lang.NumberFormatException: For"
                    + " input string: \"none\""
                    + HERE;

    @TempDir private Path evidence;

    @Test
    void aChildsSilentWrapperIsToldWithItsCause() {
        PairTimeline timeline = courseOf(ChildInitializesTestCase.class);

        assertThat(detail(timeline, Side.CHILD, Happening.ENDED))
                .isEqualTo("failed with " + NUMBER.replace(",", HERE + ","));
        assertThat(withoutLines(timeline.failure())).isEqualTo(NUMBER);
    }

    @Test
    void aParentsSilentWrapperIsToldWithItsCause() {
        PairTimeline timeline = courseOf(ParentWrapsTestCase.class);
        String cause = ", caused by java.lang.IllegalStateException: inner" + HERE;

        assertThat(detail(timeline, Side.PARENT, Happening.ENDED))
                .isEqualTo(
                        "failed with java.lang.reflect.UndeclaredThrowableException"
                                + HERE
                                + cause);
        assertThat(withoutLines(timeline.failure()))
                .isEqualTo("java.lang.reflect.UndeclaredThrowableException" + cause);
    }

    @Test
    void aThreadsSilentWrapperIsToldWithItsCause() {
        PairTimeline timeline = courseOf(ThreadInitializesTestCase.class);

        assertThat(detail(timeline, Side.CHILD, Happening.UNCAUGHT))
                .isEqualTo(
                        "\"worker\": java.lang.ExceptionInInitializerError, caused by"
                                + " java.lang.NumberFormatException: For input string: \"none\""
                                + HERE);
    }

    @Test
    void ofSeveralFailuresTheFirstAreToldWithTheirLines() throws IOException {
        String several =
                "failed with org.opentest4j.MultipleFailuresError: heading (5 failures)"
                        + HERE
                        + ": org.opentest4j.AssertionFailedError: expected: <1> but was: <2>"
                        + HERE
                        + "; java.io.IOException: two"
                        + HERE
                        + "; org.opentest4j.AssertionFailedError: three"
                        + HERE
                        + "; and 2 more";

        assertThat(detail(courseOf(ChildHasSeveralTestCase.class), Side.CHILD, Happening.ENDED))
                .isEqualTo(several);
        assertThat(detail(courseOf(ParentHasSeveralTestCase.class), Side.PARENT, Happening.ENDED))
                .isEqualTo(several);
    }

    private PairTimeline courseOf(Class<?> testCase) {
        TestRun.of(testCase, evidence);
        return Timelines.read(evidence).byKey().values().stream()
                .filter(each -> each.test().contains(testCase.getSimpleName()))
                .findFirst()
                .orElseThrow();
    }

    private static String detail(PairTimeline timeline, Side side, Happening what) {
        return timeline.events().stream()
                .filter(each -> each.lane().side() == side && each.what() == what)
                .map(each -> withoutLines(each.detail()))
                .findFirst()
                .orElseThrow();
    }

    private static String withoutLines(String text) {
        return text.replaceAll("java:\\d+", "java:NN");
    }

    private static void failsFiveTimes() {
        assertAll(
                "heading",
                () -> assertEquals(1, 2),
                () -> {
                    throw new IOException("two");
                },
                () -> fail("three"),
                () -> fail("four"),
                () -> fail("five"));
    }

    static final class Initialized {
        static final int NUMBER = Integer.parseInt("none");
    }

    static class ChildInitializesTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            System.out.println(Initialized.NUMBER);
        }
    }

    static class ThreadInitializesTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws InterruptedException {
            Thread worker = new Thread(() -> System.out.println(Initialized.NUMBER), "worker");
            worker.start();
            worker.join();
        }
    }

    static class ParentWrapsTestCase {
        @ParentSide
        void parent() {
            throw new UndeclaredThrowableException(new IllegalStateException("inner"));
        }

        @ChildSide
        void child() {}
    }

    static class ChildHasSeveralTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {
            failsFiveTimes();
        }
    }

    static class ParentHasSeveralTestCase {
        @ParentSide
        void parent() {
            failsFiveTimes();
        }

        @ChildSide
        void child() {}
    }
}
