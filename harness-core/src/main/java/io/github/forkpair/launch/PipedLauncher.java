package io.github.forkpair.launch;

import io.github.forkpair.Signal;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Pipe;
import io.github.forkpair.posix.PipeReader;
import io.github.forkpair.posix.PipeReading;
import io.github.forkpair.posix.PosixException;
import io.github.forkpair.posix.SpawnedProcess;
import io.github.forkpair.transport.Handed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Launches children that it hears by pipes. One thread reads what all of its children write. */
public final class PipedLauncher implements Launcher {

    private final PipeReader reader =
            new PipeReader(work -> Daemon.toStart("forkpair-reader", work));

    private final Step.Hook hook;

    /**
     * Creates a launcher.
     *
     * @param hook is told of its steps; nothing is left where one fails
     */
    public PipedLauncher(Step.Hook hook) {
        this.hook = hook;
    }

    @Override
    public RunningChild launch(
            ChildStart start, Given given, ChildOutput output, PipeReader.Sink reports)
            throws IOException {
        List<Pipe> pipes = new ArrayList<>();
        PipeReading reading = null;
        SpawnedProcess process = null;
        OwnTemporary temporary = start.temporary();
        // What the child starts has the same standard input, so that must be no way to the channel.
        try (Descriptor nothing = standardInput()) {
            Pipe out = opened(Step.OUTPUT_PIPE, pipes);
            Pipe err = opened(Step.ERROR_PIPE, pipes);
            Pipe toChild = opened(Step.PIPE_TO_CHILD, pipes);
            Pipe fromChild = opened(Step.PIPE_FROM_CHILD, pipes);
            Pipe answers = opened(Step.PIPE_OF_ANSWERS, pipes);
            ChildTable table =
                    new ChildTable(
                            nothing,
                            out.writeEnd(),
                            err.writeEnd(),
                            toChild.readEnd(),
                            fromChild.writeEnd(),
                            given.channel() instanceof Handed.Inherited inherited
                                    ? inherited.descriptor()
                                    : nothing,
                            answers.readEnd(),
                            given.memory(),
                            given.queue());
            hook.before(Step.SPAWN);
            ChildStart.Started started = start.start(table);
            process = started.process();
            hook.before(Step.TEMPORARY);
            if (temporary != null) {
                // Now that there is a child, it is removed also if this JVM is killed. A JVM takes
                // tens of milliseconds to come to its first class.
                temporary.create();
            }
            hook.before(Step.READER);
            List<PipeReader.Source> sources =
                    List.of(
                            new PipeReader.Source(fromChild.readEnd(), reports),
                            new PipeReader.Source(out.readEnd(), output.stdoutOf(process.pid())),
                            new PipeReader.Source(err.readEnd(), output.stderr()));
            hook.before(Step.READER_THREAD);
            reading = reader.read(sources);
            // Ours must go, or the pipes would never end for us.
            out.writeEnd().close();
            err.writeEnd().close();
            toChild.readEnd().close();
            fromChild.writeEnd().close();
            answers.readEnd().close();
            return new RunningChild(
                    started,
                    reading,
                    new ChildOrders(process.pid(), toChild.writeEnd(), answers.writeEnd()),
                    temporary,
                    hook);
        } catch (IOException | RuntimeException | Error e) {
            pipes.forEach(Pipe::close);
            if (process != null) {
                end(process, e);
            }
            if (reading != null) {
                reading.stop();
                reading.awaitEnd();
            }
            if (e instanceof OutOfMemoryError) {
                // No memory is short, but threads are; JUnit would end the whole run for the error.
                throw new IOException("no thread can be started to attend to the child: " + e, e);
            }
            throw e;
        }
    }

    private static void end(SpawnedProcess process, Throwable failure) {
        try {
            process.signalGroup(Signal.SIGKILL);
            process.awaitEnd();
            process.endCompany();
            process.endGroupAndReap();
        } catch (PosixException e) {
            failure.addSuppressed(e); // somebody else has reaped it
        }
    }

    private Descriptor standardInput() throws IOException {
        hook.before(Step.STANDARD_INPUT);
        return Descriptor.ofNothing();
    }

    private Pipe opened(Step step, List<Pipe> pipes) throws IOException {
        hook.before(step);
        Pipe pipe = Pipe.open();
        pipes.add(pipe);
        return pipe;
    }
}
