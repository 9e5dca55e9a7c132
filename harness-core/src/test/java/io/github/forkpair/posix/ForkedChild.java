package io.github.forkpair.posix;

import io.github.forkpair.ExitStatus;
import java.util.List;
import java.util.function.IntSupplier;

/** A child that a test forks, with nothing to read, and a pipe for what it prints. */
final class ForkedChild {

    private static final int ENOUGH_ATTEMPTS = 60;

    private final SpawnedProcess process;
    private final Descriptor printed;

    private ForkedChild(SpawnedProcess process, Descriptor printed) {
        this.process = process;
        this.printed = printed;
    }

    /** What has become of one. */
    record Ended(ExitStatus status, String printed) {}

    static Ended run(IntSupplier branch) throws Exception {
        return start(branch).awaitEnd();
    }

    static ForkedChild start(IntSupplier branch) throws Exception {
        return start(branch, ENOUGH_ATTEMPTS);
    }

    static ForkedChild start(IntSupplier branch, int attempts) throws Exception {
        Pipe out = Pipe.open();
        try (Descriptor nothing = Descriptor.ofNothing();
                Descriptor writeEnd = out.writeEnd()) {
            Fork.Forked forked =
                    Fork.fork(
                            List.of(nothing, writeEnd, writeEnd),
                            List.of(),
                            null,
                            (kept, lost) -> branch.getAsInt(),
                            attempts);
            return new ForkedChild(forked.process(), out.readEnd());
        } catch (Exception e) {
            out.readEnd().close();
            throw e;
        }
    }

    Ended awaitEnd() throws Exception {
        try (printed) {
            String text = ReadText.of(printed);
            process.awaitEnd();
            return new Ended(process.endGroupAndReap(), text);
        }
    }
}
