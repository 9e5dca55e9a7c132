package io.github.forkpair.child;

import io.github.forkpair.channel.FrameAssembler;
import io.github.forkpair.channel.FrameWriter;
import io.github.forkpair.control.ChildOrder;
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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of the control pipes: reports go out by one, orders come in by the other. That
 * one ends when the parent does, however that ended, and then so does the child.
 *
 * <p>A thread listens in a blocking read. HotSpot holds up a JVM's exit by 300 ms for a thread that
 * is in a system call, so when the exit begins the thread leaves its read, and only if the exit
 * takes long does it go back to it.
 */
final class ControlLink {

    /** How the names of the harness's threads begin. */
    static final String OURS = "forkpair-";

    private static final long LONG_EXIT_NANOS = 200_000_000;

    /** What comes at once is mostly one order. */
    private static final int READ_SIZE = 1024;

    /** The thread that opened the link, which is the one that runs the side, unless it says so. */
    private volatile Thread side = Thread.currentThread();

    private final @Nullable File temporary;
    private final @Nullable ForkedFrom origin;
    private final String orderPipe;
    private final String answerPipe;
    private final FileChannel in;
    private final FrameWriter out;
    private volatile @Nullable Path sharedDir;
    private volatile boolean through;
    private boolean started;
    private byte @Nullable [] arguments;
    private volatile @Nullable ChildRendezvous rendezvous;

    /**
     * For one thread at a time: first the side's, then the listener's. What came together with the
     * first order is still in there, as at a deadline that passes while this JVM starts.
     */
    private final FrameAssembler orders = new FrameAssembler();

    /** Direct: for any other the channel would need more classes. */
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(READ_SIZE);

    private ControlLink(
            @Nullable File temporary,
            @Nullable ForkedFrom origin,
            String orderPipe,
            String answerPipe,
            FileChannel in,
            FrameWriter out) {
        this.temporary = temporary;
        this.origin = origin;
        this.orderPipe = orderPipe;
        this.answerPipe = answerPipe;
        this.in = in;
        this.out = out;
    }

    /**
     * Opens the link. Only for a child that was given it: in any other JVM these descriptors are
     * its own files.
     *
     * @param temporary this JVM's own temporary directory, which goes with an orphan
     * @param origin what this JVM is forked from; null where it was started
     * @param orders the file name of the pipe that orders come by
     * @param reports of the one that reports go by
     * @param answers of the one that answers come by
     */
    static ControlLink open(
            @Nullable File temporary,
            @Nullable ForkedFrom origin,
            String orders,
            String reports,
            String answers)
            throws FileNotFoundException {
        return new ControlLink(
                temporary,
                origin,
                orders,
                answers,
                new FileInputStream(orders).getChannel(),
                new FrameWriter(new ControlOutput(new FileOutputStream(reports, true))));
    }

    /** Waits to be told what to run. Ends this JVM as an orphan if nobody does. */
    ChildOrder.Begin awaitBegin() throws IOException {
        while (!orders.next()) {
            if (in.read(arrived.clear()) <= 0) {
                Orphan.end(null, temporary);
            }
            orders.add(arrived.flip());
        }
        ChildOrder.Begin begin = ChildOrder.Begin.read(orders.kind(), orders.payload());
        knows(begin);
        return begin;
    }

    /** Takes note of what this child runs: a fork knows it without being told. */
    void knows(ChildOrder.Begin begin) {
        String directory = begin.sharedDir();
        sharedDir = directory == null ? null : Path.of(directory);
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

    /** Notes on which thread the side is. Returns on which it was. */
    Thread sideRunsOn(Thread thread) {
        Thread before = side;
        side = thread;
        return before;
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
            places = new ChildRendezvous(this, answerPipe);
            rendezvous = places;
        }
        return places;
    }

    /** Starts to listen to the parent. */
    void endWithTheParent() {
        Thread listener = new Attendant(OURS + "control", true);
        listener.setDaemon(true);
        listener.start();
        Runtime.getRuntime().addShutdownHook(new Attendant(OURS + "exit", false));
    }

    /** Listens, or leaves that as the exit begins. One class for both: a cold JVM loads each. */
    final class Attendant extends Thread {

        private final boolean listens;

        Attendant(String name, boolean listens) {
            super(name);
            this.listens = listens;
        }

        /**
         * Reaches nobody: a side that interrupts all threads it finds means its own. An interrupt
         * would close the channel under the read, and what that had just read would be lost.
         */
        @Override
        public void interrupt() {}

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
            hear();
            while (in.read(arrived.clear()) > 0) {
                orders.add(arrived.flip());
                hear();
            }
        } catch (ClosedChannelException e) {
            listenThroughALongExit();
        } catch (IOException e) {
            // The parent is as good as gone.
        }
        Orphan.end(sharedDir, temporary);
    }

    private void listenThroughALongExit() {
        LockSupport.parkNanos(LONG_EXIT_NANOS); // loads no class, as a sleep does
        try (FileInputStream again = new FileInputStream(orderPipe)) {
            byte[] read = new byte[READ_SIZE];
            for (int count = again.read(read); count > 0; count = again.read(read)) {
                orders.add(ByteBuffer.wrap(read, 0, count));
                hear();
            }
        } catch (IOException e) {
            // The parent is as good as gone.
        }
    }

    /** Waits until what was asked of this child by now is answered. */
    synchronized void awaitAnswers() {}

    private synchronized void hear() throws IOException {
        while (orders.next()) {
            switch (orders.kind()) {
                case ChildOrder.Start.KIND -> start();
                case ChildOrder.Arguments.KIND -> arguments(orders.payload());
                case ChildOrder.DumpThreads.KIND ->
                        send(
                                new ChildReport.Threads(
                                        ThreadDump.ofThisJvm(side, origin), Deadlock.inThisJvm()));
                case ChildOrder.WriteCoverage.KIND -> {
                    CoverageAgent.write();
                    send(new ChildReport.Covered());
                }
                default -> {} // for nobody
            }
        }
    }

    private synchronized void start() {
        started = true;
        notifyAll();
    }

    private synchronized void arguments(byte[] payload) {
        arguments = payload;
        notifyAll();
    }

    /** Waits to be told with which arguments the side is to run. */
    synchronized ChildOrder.Arguments awaitArguments() throws InterruptedException, IOException {
        byte[] payload = arguments;
        while (payload == null) {
            wait();
            payload = arguments;
        }
        return ChildOrder.Arguments.read(payload);
    }

    /** Waits to be told that the side may run. */
    synchronized void awaitStart() throws InterruptedException {
        while (!started) {
            wait();
        }
    }
}
