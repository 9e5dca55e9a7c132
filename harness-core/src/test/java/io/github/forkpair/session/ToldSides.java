package io.github.forkpair.session;

import io.github.forkpair.MissedMeetingException;
import io.github.forkpair.Rendezvous;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Child sides that use what they are given in ways of which the parent side hears. */
class ToldSides {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    void waits(ByteChannel parent) throws IOException {
        parent.write(ByteBuffer.allocate(1));
        while (parent.read(ByteBuffer.allocate(1)) >= 0) {}
    }

    void interruptsAllThreads(ByteChannel parent) throws IOException {
        Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each != Thread.currentThread())
                .forEach(Thread::interrupt);
        waits(parent);
    }

    void exits(ByteChannel parent) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(ToldSides::waitLong, "holds-up-the-exit"));
        parent.read(ByteBuffer.allocate(1));
        exit();
    }

    private static void exit() {
        System.exit(3);
    }

    private static void waitLong() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void closesItsOutput(InputStream in, OutputStream out) throws IOException {
        out.write('a');
        out.close();
        if (in.read() != 'b') {
            throw new IllegalStateException("the input is to stay open");
        }
        try {
            out.write('c');
            throw new IllegalStateException("nothing can be written any more");
        } catch (ClosedChannelException e) {
            // As it should be.
        }
    }

    void closesItsInput(InputStream in, OutputStream out) throws IOException {
        in.close();
        out.write('a');
        out.flush();
        waitLong();
    }

    void closesTheChannel(ByteChannel parent) throws IOException {
        parent.close();
        parent.close();
        if (parent.isOpen()) {
            throw new IllegalStateException("it is closed");
        }
        try {
            parent.read(ByteBuffer.allocate(1));
            throw new IllegalStateException("nothing can be read any more");
        } catch (ClosedChannelException e) {
            // As it should be.
        }
        System.out.println("standard output stays");
    }

    void returnsWithALongHook(ByteChannel parent) {
        Runtime.getRuntime().addShutdownHook(new Thread(ToldSides::waitLong, "holds-up-the-exit"));
    }

    void missesAndGoesOn(Rendezvous rendezvous, ByteChannel parent) throws IOException {
        try {
            rendezvous.meet("here");
        } catch (MissedMeetingException e) {
            waits(parent);
        }
    }

    void meetsNull(Rendezvous rendezvous) {
        rendezvous.meet(null);
    }

    void meetsOnTwoThreads(Rendezvous rendezvous, ByteChannel parent) throws Exception {
        Thread main = Thread.currentThread();
        Thread second =
                new Thread(
                        () -> {
                            while (!readsAnAnswer(main)) {
                                Thread.onSpinWait();
                            }
                            try {
                                rendezvous.meet("second");
                            } catch (IllegalStateException e) {
                                write(parent);
                            }
                        });
        second.start();
        rendezvous.meet("first");
        second.join();
    }

    private static boolean readsAnAnswer(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".AnswerReader"));
    }

    private static void write(ByteChannel parent) {
        try {
            parent.write(ByteBuffer.wrap(new byte[] {'r'}));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void isInterrupted(Rendezvous rendezvous) {
        Thread.currentThread().interrupt();
        try {
            rendezvous.meet("nowhere");
        } finally {
            if (!Thread.interrupted()) {
                throw new IllegalStateException("the interrupt is lost");
            }
        }
    }

    void meets(Rendezvous rendezvous) {
        rendezvous.meet("here");
        rendezvous.meet("there");
    }
}
