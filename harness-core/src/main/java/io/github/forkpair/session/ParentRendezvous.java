package io.github.forkpair.session;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.control.MeetingRefusal;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The meetings as the parent side has them. */
record ParentRendezvous(Meeting meeting) implements Rendezvous {

    /** One wait of a thread for the others. */
    private static final class Wait implements Meeting.Answer {

        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile @Nullable String failure;

        @Override
        public void goOn() {
            answered.countDown();
        }

        @Override
        public void fail(String why) {
            failure = why;
            answered.countDown();
        }
    }

    @Override
    public void meet(String name) {
        meet(name, new String[0]);
    }

    @Override
    public void meet(String name, String... sides) {
        Objects.requireNonNull(name, MeetingRefusal.NO_NAME);
        Wait wait = new Wait();
        meeting.arrive(Meeting.PARENT, name, List.of(sides), wait);
        try {
            wait.answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (meeting.leave(Meeting.PARENT)) {
                throw new UncheckedIOException(
                        MeetingRefusal.INTERRUPTED, new InterruptedIOException());
            }
        }
        String failure = wait.failure;
        if (failure != null) {
            throw new MissedMeetingException(failure);
        }
    }
}
