package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.PairReport;
import io.github.forkpair.Peer;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.Rendezvous;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown, held as a cause or suppressed, begins with the frame where it was asked. */
@Timeout(120)
class AuthorsFrameTests {

    @TempDir private Path evidence;

    @ParameterizedTest
    @ValueSource(
            classes = {
                ParentHoldsBothTestCase.class,
                ChildHoldsBothTestCase.class,
                ChildHoldsThemInItsOwnTypeTestCase.class
            })
    void whatTheHarnessThrewHasTheAuthorsFrameOnTopWhereverItIsHeld(Class<?> testCase) {
        List<Throwable> held = held(TestRun.of(testCase, evidence).failure());

        assertThat(held)
                .hasAtLeastOneElementOfType(PeerGoneException.class)
                .hasAtLeastOneElementOfType(MissedMeetingException.class);
        for (Throwable each : held) {
            assertThat(each.getStackTrace()).as(each.toString()).isNotEmpty();
            assertThat(each.getStackTrace()[0].getClassName()).isEqualTo(testCase.getName());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ChildHoldsBothTestCase.class, ChildHoldsThemInItsOwnTypeTestCase.class})
    void nothingOfAChildsStacksIsBelowItsSide(Class<?> testCase) {
        for (Throwable each : held(TestRun.of(testCase, evidence).failure())) {
            StackTraceElement[] stack = each.getStackTrace();
            assertThat(stack[stack.length - 1].getMethodName()).isEqualTo("child");
        }
    }

    @Test
    void whatCannotBeSentIsToldOnce() {
        Throwable failure = TestRun.of(SendsAThreadTestCase.class, evidence).failure();

        assertThat(failure).hasNoCause();
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("child");
    }

    private static List<Throwable> held(Throwable thrown) {
        List<Throwable> held = new ArrayList<>();
        if (!(thrown instanceof PairReport)) {
            held.add(thrown);
        }
        for (Throwable each : thrown.getSuppressed()) {
            held.addAll(held(each));
        }
        if (thrown.getCause() != null) {
            held.addAll(held(thrown.getCause()));
        }
        return held;
    }

    static class ParentHoldsBothTestCase {
        @ParentSide
        void parent(Peer child, Rendezvous rendezvous) {
            AssertionError outer = new AssertionError("no answer");
            try {
                child.receive(String.class);
            } catch (PeerGoneException e) {
                outer.initCause(e);
            }
            try {
                rendezvous.meet("nowhere");
            } catch (MissedMeetingException e) {
                outer.addSuppressed(e);
            }
            throw outer;
        }

        @ChildSide
        void child() {}
    }

    static class ChildHoldsBothTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(Peer parent, Rendezvous rendezvous) {
            AssertionError outer = new AssertionError("no answer");
            try {
                parent.receive(String.class);
            } catch (PeerGoneException e) {
                outer.initCause(e);
            }
            try {
                rendezvous.meet("nowhere");
            } catch (MissedMeetingException e) {
                outer.addSuppressed(e);
            }
            throw outer;
        }
    }

    static class ChildHoldsThemInItsOwnTypeTestCase {
        static final class NoAnswer extends RuntimeException {
            private static final long serialVersionUID = 1;
            private final Serializable detail = "detail";

            @Override
            public String getMessage() {
                return "no answer: " + detail;
            }
        }

        @ParentSide
        void parent() {}

        @ChildSide
        void child(Peer parent, Rendezvous rendezvous) {
            NoAnswer outer = new NoAnswer();
            try {
                parent.receive(String.class);
            } catch (PeerGoneException e) {
                outer.initCause(e);
            }
            try {
                rendezvous.meet("nowhere");
            } catch (MissedMeetingException e) {
                outer.addSuppressed(e);
            }
            throw outer;
        }
    }

    static class SendsAThreadTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(Peer parent) {
            parent.send(Thread.currentThread());
        }
    }
}
