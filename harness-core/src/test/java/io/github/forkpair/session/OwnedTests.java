package io.github.forkpair.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.forkpair.plan.Listened;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnedTests {

    private final Owned owned = new Owned();
    private final List<String> closed = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();

    @Test
    void theNewestIsClosedFirst() throws Exception {
        assertThat(owned.own(new Thing("first")).name).isEqualTo("first");
        owned.own(new Thing("second"));
        owned.own(new Thing("third"));

        owned.close();

        assertThat(closed).containsExactly("third", "second", "first");
    }

    @Test
    void closingTwiceClosesNothingTwice() throws Exception {
        owned.own(new Thing("it"));

        owned.close();
        owned.close();

        assertThat(closed).containsExactly("it");
    }

    @Test
    void theFirstFailureIsKeptAndTheOthersAreSuppressed() throws Exception {
        IOException first = new IOException("first");
        RuntimeException second = new IllegalStateException("second");
        owned.own(new Thing("oldest"));
        owned.own(failing(second));
        owned.own(failing(first));

        assertThatThrownBy(owned::close).isSameAs(first).hasSuppressedException(second);
        assertThat(closed).containsExactly("oldest");
    }

    @Test
    void anErrorKeepsNothingOpenAndStaysAnError() throws Exception {
        Error error = new NoClassDefFoundError("any");
        owned.own(new Thing("oldest"));
        owned.own(failing(error));
        owned.own(new Thing("newest"));

        assertThatThrownBy(owned::close).isSameAs(error);
        assertThat(closed).containsExactly("newest", "oldest");
    }

    @Test
    void anotherExceptionIsTheCauseOfTheOneThrown() throws Exception {
        Exception checked = new Exception("any");
        owned.own(failing(checked));

        assertThatThrownBy(owned::close).isExactlyInstanceOf(IOException.class).hasCause(checked);
    }

    @Test
    void anInterruptMeanwhileIsThereAfterwards() throws Exception {
        owned.own(new Thing("oldest"));
        owned.own(failing(new InterruptedException("any")));

        Throwable thrown = catchThrowable(owned::close);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).hasCauseInstanceOf(InterruptedException.class);
        assertThat(closed).containsExactly("oldest");
    }

    @Test
    void whoComesLateIsClosedAtOnceAndRefused() throws Exception {
        owned.close();

        assertThatThrownBy(() -> owned.own(new Thing("late")))
                .isInstanceOf(IOException.class)
                .hasMessage("Whoever was to own it has closed everything.");
        assertThat(closed).containsExactly("late");
    }

    @Test
    void whyALateOneCouldNotBeClosedIsTold() throws Exception {
        IOException reason = new IOException("stuck");
        owned.close();

        assertThatThrownBy(() -> owned.own(failing(reason))).hasSuppressedException(reason);
    }

    @Test
    void whatCannotBeClosedIsToldUnderTheFailureThereIs() throws Exception {
        IOException reason = new IOException("stuck");
        Exception failure = new Exception("the pair's");
        owned.own(failing(reason));

        owned.closeUnder(failure, new Listened(printed));

        assertThat(failure).hasSuppressedException(reason);
        assertThat(printed).isEmpty();
    }

    @Test
    void withoutAFailureItIsPrinted() throws Exception {
        owned.own(failing(new IOException("stuck")));

        owned.closeUnder(null, new Listened(printed));

        assertThat(printed)
                .containsExactly(
                        "[forkpair] WARNING: a pair could not be closed: java.io.IOException: stuck");
    }

    @RepeatedTest(200)
    void whatIsOwnedWhileAnotherThreadClosesIsClosedOnce() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch closing = new CountDownLatch(1);
        owned.own(closing::countDown);
        CountDownLatch owning = new CountDownLatch(20);
        CompletableFuture<Void> owner =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                while (true) {
                                    opened.incrementAndGet();
                                    owned.own(ended::incrementAndGet);
                                    owning.countDown();
                                }
                            } catch (IOException e) {
                                // It is closed.
                            }
                        });

        owning.await();
        owned.close();

        assertThat(closing.await(0, TimeUnit.SECONDS)).isTrue();
        owner.get(30, TimeUnit.SECONDS);
        assertThat(opened.get()).isPositive();
        assertThat(ended).hasValue(opened.get());
    }

    private static AutoCloseable failing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }

    private final class Thing implements AutoCloseable {
        private final String name;

        Thing(String name) {
            this.name = name;
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
