package io.github.forkpair.doctor;

import io.github.forkpair.control.ChildDescriptors;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.OrderWriter;
import io.github.forkpair.launch.ChildCommand;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Pipe;
import io.github.forkpair.posix.PipeReader;
import io.github.forkpair.posix.PipeWriter;
import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A child JVM that is up and stays in its side's method.
 *
 * @param process the JVM
 * @param control what the child listens to; its end says that the test JVM is gone
 * @param reports what the child says to the harness
 * @param java the child's {@code java}
 */
record WaitingChild(Subject process, PipeWriter control, HeardReports reports, Path java) {

    /** Tells the child something. */
    void tell(ChildOrder order) throws IOException {
        new OrderWriter(control).write(order);
    }

    static final String METHOD = "waits";

    private static final ChildPlan PLAN =
            new ChildPlan(
                    new SideMethod(
                            ChildSides.class.getName(),
                            METHOD,
                            List.of(OutputStream.class.getName())),
                    false);

    static WaitingChild start(Bench bench, Function<Path, Settings> settings) throws Exception {
        Path directory = bench.directory();
        Settings given = settings.apply(directory);
        ChildCommand command =
                ChildCommand.of(
                        PLAN, JvmPlan.of(given), ChildSides.class.getClassLoader(), directory);
        if (command.temporary() != null) {
            bench.own(command.temporary());
        }
        SocketPair channel = bench.own(SocketPair.open());
        Pipe out = bench.own(Pipe.open());
        Pipe toChild = bench.own(Pipe.open());
        Pipe fromChild = bench.own(Pipe.open());
        Descriptor[] table = new Descriptor[ChildDescriptors.COUNT];
        Descriptor nothing = bench.own(Descriptor.ofNothing());
        table[ChildDescriptors.INPUT] = nothing;
        table[ChildDescriptors.OUTPUT] = out.writeEnd();
        table[ChildDescriptors.ERROR] = out.writeEnd();
        table[ChildDescriptors.ORDERS] = toChild.readEnd();
        table[ChildDescriptors.REPORTS] = fromChild.writeEnd();
        table[ChildDescriptors.CHANNEL] = channel.childEnd();
        table[ChildDescriptors.ANSWERS] = nothing;
        Subject process = Subject.start(bench, command.words(), command.environment(), table);
        // Ours must go, or the pipes would never end for us.
        List.of(table).forEach(Descriptor::close);
        PipeWriter control = new PipeWriter(toChild.writeEnd());
        begin(control);
        Heard output = new Heard();
        HeardReports reports = new HeardReports(output);
        Heard.read(
                bench,
                List.of(
                        new PipeReader.Source(out.readEnd(), output),
                        new PipeReader.Source(fromChild.readEnd(), reports)));
        if (channel.parentEnd().read(ByteBuffer.allocate(1)) < 0) {
            throw new IOException("the child's JVM ended too soon; " + output.quoted());
        }
        return new WaitingChild(process, control, reports, given.childJava());
    }

    private static void begin(PipeWriter control) {
        try {
            new OrderWriter(control)
                    .write(new ChildOrder.Begin(PLAN.side().argument(), List.of(), null, null));
        } catch (IOException e) {
            // It has ended already, and what it printed says why.
        }
    }
}
