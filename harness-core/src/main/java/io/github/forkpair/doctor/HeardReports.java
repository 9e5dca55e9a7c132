package io.github.forkpair.doctor;

import io.github.forkpair.channel.FrameAssembler;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.posix.PipeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a child says to the harness. */
final class HeardReports implements PipeReader.Sink {

    private final FrameAssembler assembler = new FrameAssembler();
    private final List<ChildReport> reports = new ArrayList<>();
    private final Heard output;
    private boolean ended;

    /** Hears a child that prints there. */
    HeardReports(Heard output) {
        this.output = output;
    }

    @Override
    public synchronized void bytes(ByteBuffer arrived) {
        try {
            assembler.add(arrived);
            while (assembler.next()) {
                reports.add(ChildReport.decode(assembler.kind(), assembler.payload()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        notifyAll();
    }

    @Override
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits for a report of that kind. */
    synchronized <T extends ChildReport> T await(Class<T> kind)
            throws IOException, InterruptedException {
        while (true) {
            for (ChildReport report : reports) {
                if (kind.isInstance(report)) {
                    return kind.cast(report);
                }
            }
            if (ended) {
                throw new IOException(
                        "the child's JVM ended too soon ("
                                + kind.getSimpleName()
                                + "); "
                                + output.quoted());
            }
            wait();
        }
    }
}
