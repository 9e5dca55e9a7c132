package io.github.forkpair.child;

import io.github.forkpair.channel.FrameWriter;
import io.github.forkpair.outcome.ChildReport;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of the control pipes: reports go out on descriptor 4; single bytes come in on 3.
 * It ends when the parent does, however that ended, and then so does the child.
 */
public final class ControlLink {

    /** Asks the child for a dump of its threads. */
    public static final byte DUMP_THREADS = 'D';

    private final InputStream in;
    private final FrameWriter out;

    private ControlLink(InputStream in, FrameWriter out) {
        this.in = in;
        this.out = out;
    }

    /** Opens the link, or returns null where the child was started without one. */
    static @Nullable ControlLink open() {
        try {
            return new ControlLink(
                    new FileInputStream("/dev/fd/3"),
                    new FrameWriter(new FileOutputStream("/dev/fd/4", true).getChannel()));
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    /** Sends the parent a report. Safe from any thread. */
    void send(ChildReport report) throws IOException {
        byte[] payload = report.encode();
        out.write(report.kind(), payload, payload.length);
    }

    /** Starts to listen to the parent. */
    void endWithTheParent() {
        Thread thread =
                new Thread("forkpair-control") {
                    @Override
                    public void run() {
                        listen();
                    }
                };
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            int command;
            while ((command = in.read()) >= 0) {
                if (command == DUMP_THREADS) {
                    send(new ChildReport.Threads(ThreadDump.ofThisJvm()));
                }
            }
        } catch (IOException e) {
            // The parent is as good as gone.
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(ExitCodes.ORPHANED);
    }
}
