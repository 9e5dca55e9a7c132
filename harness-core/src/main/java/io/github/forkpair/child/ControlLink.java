package io.github.forkpair.child;

import io.github.forkpair.channel.FrameWriter;
import io.github.forkpair.control.ChildReport;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of the control pipes: reports go out on descriptor 4; single bytes come in on 3,
 * one of them with a text. It ends when the parent does, however that ended, and then so does the
 * child.
 *
 * <p>A thread listens in a blocking read. HotSpot holds up a JVM's exit by 300 ms for a thread that
 * is in a system call, so when the exit begins the thread leaves its read, and only if the exit
 * takes long does it go back to it.
 */
public final class ControlLink {

    /** Asks the child for a dump of its threads. */
    public static final byte DUMP_THREADS = 'D';

    /** Asks the child to write down what code it covered. */
    public static final byte WRITE_COVERAGE = 'C';

    /** Lets the side go on from a meeting place. */
    public static final byte GO_ON = 'G';

    /** Fails the side at a meeting place: the reason follows, its length in bytes before it. */
    public static final byte MISSED = 'M';

    /** The name of the thread that listens. */
    static final String LISTENER = "forkpair-control";

    private static final String IN = "/dev/fd/3";
    private static final String OUT = "/dev/fd/4";
    private static final int LONG_EXIT_MILLIS = 200;

    /** The thread that opened the link, which is the one that runs the side. */
    private final Thread side = Thread.currentThread();

    private final @Nullable Path sharedDir;
    private final @Nullable File temporary;
    private final FileChannel in;
    private final FrameWriter out;
    private volatile boolean through;
    private volatile @Nullable ChildRendezvous rendezvous;

    /** Only the listener's: why the side is not met, as far as that has come. */
    private @Nullable SentText reason;

    private ControlLink(
            @Nullable Path sharedDir, @Nullable File temporary, FileChannel in, FrameWriter out) {
        this.sharedDir = sharedDir;
        this.temporary = temporary;
        this.in = in;
        this.out = out;
    }

    /**
     * Opens the link. Only for a child that was given it: in any other JVM these descriptors are
     * its own files.
     *
     * @param sharedDir the directory that both sides have, which goes with an orphan
     * @param temporary this JVM's own temporary directory, which does too
     */
    static ControlLink open(@Nullable Path sharedDir, @Nullable File temporary)
            throws FileNotFoundException {
        return new ControlLink(
                sharedDir,
                temporary,
                new FileInputStream(IN).getChannel(),
                new FrameWriter(new ControlOutput(new FileOutputStream(OUT, true))));
    }

    /** Sends the parent a report. Safe from any thread. */
    void send(ChildReport report) throws IOException {
        byte[] payload = report.encode();
        out.write(report.kind(), payload, payload.length);
    }

    /**
     * Sends the parent a report, or ends this JVM as an orphan: left alone, it would end before the
     * listener has cleaned up.
     */
    void sendOrEnd(ChildReport report) {
        try {
            send(report);
        } catch (IOException e) {
            Orphan.end(sharedDir, temporary);
        }
    }

    /** Sends the parent the side's outcome: the exit that follows is no news. */
    void sendLast(ChildReport report) {
        through = true;
        sendOrEnd(report);
    }

    /**
     * Returns the meeting places, the same each time. Only for the thread that opened the link;
     * created when asked for, since few sides do.
     */
    ChildRendezvous rendezvous() {
        ChildRendezvous places = rendezvous;
        if (places == null) {
            places = new ChildRendezvous(this);
            rendezvous = places;
        }
        return places;
    }

    /** Starts to listen to the parent. */
    void endWithTheParent() {
        Thread listener = new Attendant(LISTENER, true);
        listener.setDaemon(true);
        listener.start();
        Runtime.getRuntime().addShutdownHook(new Attendant("forkpair-exit", false));
    }

    /** Listens, or leaves that as the exit begins. One class for both: a cold JVM loads each. */
    private final class Attendant extends Thread {

        private final boolean listens;

        Attendant(String name, boolean listens) {
            super(name);
            this.listens = listens;
        }

        @Override
        public void run() {
            if (listens) {
                listen();
            } else {
                tellWhoExits();
                leaveTheRead();
            }
        }
    }

    /** Tells at once: another hook may halt the JVM. */
    private void tellWhoExits() {
        try {
            ChildReport.Exiting exiting = through ? null : ExitCaller.find();
            if (exiting != null) {
                send(exiting);
            }
        } catch (IOException e) {
            // The parent is as good as gone.
        }
    }

    private void leaveTheRead() {
        try {
            in.close();
        } catch (IOException e) {
            // Then the exit takes a little longer.
        }
    }

    private void listen() {
        try {
            ByteBuffer command = ByteBuffer.allocateDirect(1);
            while (in.read(command.clear()) > 0) {
                hear(command.get(0));
            }
        } catch (ClosedChannelException e) {
            listenThroughALongExit();
        } catch (IOException e) {
            // The parent is as good as gone.
        }
        Orphan.end(sharedDir, temporary);
    }

    private static void sleepThroughAShortExit() {
        try {
            Thread.sleep(LONG_EXIT_MILLIS);
        } catch (InterruptedException e) {
            // Somebody interrupts every thread; then this one goes back to its read a little
            // sooner.
        }
    }

    private void listenThroughALongExit() {
        sleepThroughAShortExit();
        try (FileInputStream again = new FileInputStream(IN)) {
            // A stream's read is not ended by an interrupt, as a channel's is.
            for (int command = again.read(); command >= 0; command = again.read()) {
                hear((byte) command);
            }
        } catch (IOException e) {
            // The parent is as good as gone.
        }
    }

    private void hear(byte next) throws IOException {
        SentText coming = reason;
        if (coming == null) {
            answer(next);
            return;
        }
        String complete = coming.take(next);
        if (complete != null) {
            reason = null;
            answerTheSide(complete);
        }
    }

    private void answer(byte command) throws IOException {
        if (command == DUMP_THREADS) {
            send(new ChildReport.Threads(ThreadDump.ofThisJvm(side), Deadlock.inThisJvm()));
        } else if (command == WRITE_COVERAGE) {
            CoverageAgent.write();
            send(new ChildReport.Covered());
        } else if (command == GO_ON) {
            answerTheSide(null);
        } else if (command == MISSED) {
            reason = new SentText();
        }
    }

    private void answerTheSide(@Nullable String missed) {
        ChildRendezvous asked = rendezvous;
        if (asked != null) {
            asked.answer(missed);
        }
    }
}
