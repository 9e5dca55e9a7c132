package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Pairs that meet as they should, or miss each other and know it. */
class MeetingsTestCase {

    private static final String[] NAMES = {
        "", "ready", "Zürich \u20ac", "a\nb", "\ud800", "?", "x".repeat(300_000)
    };

    @ParentSide("no channel")
    void seesWhatTheChildDidBefore(Rendezvous rendezvous, @SharedDir Path dir) throws IOException {
        rendezvous.meet("written");
        Files.delete(dir.resolve("file"));
        rendezvous.meet("deleted");
    }

    @ChildSide("no channel")
    void doesBefore(Rendezvous rendezvous, @SharedDir Path dir) throws IOException {
        Files.createFile(dir.resolve("file"));
        rendezvous.meet("written");
        rendezvous.meet("deleted");
        assertFalse(Files.exists(dir.resolve("file")));
    }

    /** Each comes first once: the other knows that it is on its way. */
    @ParentSide("messages")
    void meetsBesideMessages(Peer child, Rendezvous rendezvous) {
        child.send("unread until they have met");
        rendezvous.meet("one");
        child.expect("I am on my way");
        rendezvous.meet("two");
        child.send("so am I");
        rendezvous.meet("three");
    }

    @ChildSide("messages")
    void meetsAndReceives(Peer parent, Rendezvous rendezvous) {
        rendezvous.meet("one");
        parent.expect("unread until they have met");
        parent.send("I am on my way");
        rendezvous.meet("two");
        parent.expect("so am I");
        rendezvous.meet("three");
    }

    @ParentSide("raw")
    void meetsBesideBytes(ByteChannel child, Rendezvous rendezvous) throws IOException {
        child.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        rendezvous.meet("written");
        ByteBuffer echo = ByteBuffer.allocate(3);
        while (echo.hasRemaining()) {
            child.read(echo);
        }
        assertArrayEquals(new byte[] {1, 2, 3}, echo.array());
        rendezvous.meet("read");
    }

    @ChildSide("raw")
    void readsWhatWasWritten(ByteChannel parent, Rendezvous rendezvous) throws IOException {
        rendezvous.meet("written");
        ByteBuffer bytes = ByteBuffer.allocate(3);
        while (bytes.hasRemaining()) {
            parent.read(bytes);
        }
        parent.write(bytes.flip());
        rendezvous.meet("read");
    }

    @ParentSide("again and again")
    void meetsAgain(Rendezvous rendezvous) {
        meetOften(rendezvous);
    }

    @ChildSide("again and again")
    void meetsAgainToo(Rendezvous rendezvous) {
        meetOften(rendezvous);
    }

    private static void meetOften(Rendezvous rendezvous) {
        for (int i = 0; i < 1_000; i++) {
            rendezvous.meet("there");
        }
    }

    @ParentSide("names")
    void meetsAtAnyName(Rendezvous rendezvous) {
        meetEverywhere(rendezvous);
    }

    @ChildSide("names")
    void meetsAtAnyNameToo(Rendezvous rendezvous) {
        meetEverywhere(rendezvous);
    }

    private static void meetEverywhere(Rendezvous rendezvous) {
        for (String name : NAMES) {
            rendezvous.meet(name);
        }
        NullPointerException refused =
                assertThrows(NullPointerException.class, () -> rendezvous.meet(null));
        assertEquals(
                "A meeting place has a name, and null is none. Give it one that both sides know.",
                refused.getMessage());
        rendezvous.meet("after a refusal");
    }

    /** No charset has half a surrogate pair, and would give both the same name. */
    @ParentSide("half a pair")
    void waitsAtHalfASurrogatePair(Rendezvous rendezvous) {
        assertThrows(MissedMeetingException.class, () -> rendezvous.meet("\ud800"));
    }

    @ChildSide("half a pair")
    void waitsAtAQuestionMark(Rendezvous rendezvous) {
        assertThrows(MissedMeetingException.class, () -> rendezvous.meet("?"));
    }

    @ParentSide("other thread")
    void meetsFromAnotherThread(Rendezvous first, Rendezvous second) throws Exception {
        assertEquals(first, second);
        meetOnAThreadOfItsOwn(first, "helped");
        second.meet("done");
    }

    @ChildSide("other thread")
    void meetsFromAnotherThreadToo(Rendezvous first, Rendezvous second) throws Exception {
        assertSame(first, second);
        meetOnAThreadOfItsOwn(first, "helped");
        second.meet("done");
    }

    private static void meetOnAThreadOfItsOwn(Rendezvous rendezvous, String name)
            throws InterruptedException, ExecutionException {
        FutureTask<Void> helper = new FutureTask<>(() -> rendezvous.meet(name), null);
        new Thread(helper).start();
        helper.get();
    }

    @ParentSide("one at a time")
    void twoThreadsDoNotWaitAtOnce(Peer child, Rendezvous rendezvous) throws Exception {
        child.expect("refused");
        rendezvous.meet("first");
        twoAtOnce(rendezvous, "second", child);
    }

    @ChildSide("one at a time")
    void twoThreadsDoNotWaitAtOnceHere(Peer parent, Rendezvous rendezvous) throws Exception {
        twoAtOnce(rendezvous, "first", parent);
        parent.expect("refused");
        rendezvous.meet("second");
    }

    /** The thread that waits goes on waiting, and meets. */
    private static void twoAtOnce(Rendezvous rendezvous, String name, Peer other) throws Exception {
        FutureTask<Void> waits = new FutureTask<>(() -> rendezvous.meet(name), null);
        Thread first = new Thread(waits);
        first.start();
        while (!waits(first)) {
            Thread.onSpinWait();
        }
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> rendezvous.meet(name));
        assertEquals(
                "Another thread of this side waits at a meeting place already, and only one of a side can.",
                refused.getMessage());
        other.send("refused");
        waits.get();
    }

    /** The parent side waits for another thread, the child in a read. */
    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                || Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("readBytes"));
    }

    @ParentSide("interrupt")
    void hearsThatTheChildWasInterrupted(Peer child, Rendezvous rendezvous) {
        child.expect("interrupted");
        MissedMeetingException missed =
                assertThrows(MissedMeetingException.class, () -> rendezvous.meet("ready"));
        assertEquals(
                "The child side was interrupted where it waited at \"ready\", so no side can meet any more: the"
                        + " parent side waits at \"ready\", the child side nowhere.",
                missed.getMessage());
    }

    /** Ends with the status set, of which its outcome and its last message must not suffer. */
    @ChildSide("interrupt")
    void isInterrupted(Peer parent, Rendezvous rendezvous) {
        Thread.currentThread().interrupt();
        UncheckedIOException interrupted =
                assertThrows(UncheckedIOException.class, () -> rendezvous.meet("ready"));
        assertEquals(
                "This thread was interrupted where it waited to meet the other side.",
                interrupted.getMessage());
        assertTrue(Thread.interrupted());
        parent.send("interrupted");
        Thread.currentThread().interrupt();
    }

    @ParentSide("killed")
    void killsTheChildAndMissesIt(ChildProcess process, Rendezvous rendezvous) throws Exception {
        rendezvous.meet("about to wait");
        FutureTask<Throwable> missed =
                new FutureTask<>(
                        () ->
                                assertThrows(
                                        MissedMeetingException.class,
                                        () -> rendezvous.meet("never")));
        new Thread(missed).start();
        process.kill();
        assertEquals(
                "The child's process has ended, so no side can meet any more: the parent side waits at \"never\", the"
                        + " child side nowhere.",
                missed.get().getMessage());
    }

    /** The parent side starts no child again while it waits, so it need not wait for one. */
    @ParentSide("killed before")
    void comesAfterTheChildsEnd(ChildProcess process, Rendezvous rendezvous) {
        process.kill();
        process.waitForExit();
        MissedMeetingException missed =
                assertThrows(MissedMeetingException.class, () -> rendezvous.meet("never"));
        assertEquals(
                "The child's process has ended, so no side can meet any more: the parent side waits at \"never\", the"
                        + " child side nowhere.",
                missed.getMessage());
    }

    @ChildSide("killed before")
    void isKilledBefore() throws InterruptedException {
        Endings.waitForEver();
    }

    @ChildSide("killed")
    void waitsToBeKilled(Rendezvous rendezvous) throws InterruptedException {
        rendezvous.meet("about to wait");
        Endings.waitForEver();
    }

    @ParentSide("side")
    void knowsItsSide(Side side, Rendezvous rendezvous) {
        assertEquals(Side.PARENT, side);
        rendezvous.meet("known");
    }

    @ChildSide("side")
    void knowsItsSideToo(Side side, Rendezvous rendezvous) {
        assertEquals(Side.CHILD, side);
        rendezvous.meet("known");
    }
}
