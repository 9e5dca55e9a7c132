package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.channel.FrameAssembler;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.posix.PipeReader;
import io.github.forkpair.posix.SocketPair;
import io.github.forkpair.transport.Handed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a child is told to run may be more than its pipe holds. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // no interrupt ends a write
class BegunChildTests {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final ChildPlan PLAN =
            new ChildPlan(
                    new SideMethod(
                            Sides.class.getName(), "waits", List.of(ByteChannel.class.getName())),
                    false);

    /** More than any pipe holds that nobody has enlarged. */
    private static final String LARGE = "/" + "d/".repeat(500_000);

    static class Sides {
        void waits(ByteChannel parent) throws IOException {
            while (parent.read(ByteBuffer.allocate(1)) >= 0) {}
        }
    }

    @TempDir private Path directory;
    private final List<ChildReport> reports = new CopyOnWriteArrayList<>();

    @Test
    void aChildTakesItInPiecesAndThenHearsWhatElseItWasTold() throws Exception {
        Settings settings = Settings.from(name -> Optional.empty());
        ChildCommand command =
                ChildCommand.of(PLAN, JvmPlan.of(settings), getClass().getClassLoader(), directory);
        try (SocketPair channel = SocketPair.open();
                RunningChild child = launch(command, channel)) {
            child.begin(new ChildOrder.Begin(PLAN.side().argument(), List.of(), LARGE, null));
            child.tell(new ChildOrder.DumpThreads());
            Awaitility.await()
                    .until(() -> reports.stream().anyMatch(ChildReport.Threads.class::isInstance));
            channel.parentEnd().close();

            assertThat(child.awaitEnd(LONG)).isTrue();
        }
        assertThat(reports)
                .hasOnlyElementsOfTypes(
                        ChildReport.Ready.class,
                        ChildReport.Threads.class,
                        ChildReport.Returned.class)
                .hasSize(3);
    }

    @Test
    void nobodyWaitsForAChildThatDoesNotTakeIt() throws Exception {
        ChildCommand command = new ChildCommand(List.of("/bin/sleep", "1000"), Map.of());
        String writer;
        try (SocketPair channel = SocketPair.open();
                RunningChild child = launch(command, channel)) {
            writer = "forkpair-begin-" + child.pid();
            child.begin(new ChildOrder.Begin(PLAN.side().argument(), List.of(), LARGE, null));
            child.tell(new ChildOrder.DumpThreads());

            assertThat(isThere(writer)).isTrue();
            assertThat(child.isAlive()).isTrue();
        }
        Awaitility.await().until(() -> !isThere(writer));
    }

    private static boolean isThere(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals(thread));
    }

    private RunningChild launch(ChildCommand command, SocketPair channel) throws IOException {
        ChildOutput output =
                ChildOutput.into(
                        directory,
                        PLAN.files(),
                        null,
                        Console.ofThisJvm(),
                        bytes -> {},
                        bytes -> {});
        return new PipedLauncher(Step.Hook.NONE)
                .launch(
                        command,
                        new Given(new Handed.Inherited(channel.childEnd()), null, null),
                        output,
                        new Reports());
    }

    private final class Reports implements PipeReader.Sink {

        private final FrameAssembler frames = new FrameAssembler();

        @Override
        public void bytes(ByteBuffer arrived) {
            frames.add(arrived);
            while (frames.next()) {
                try {
                    reports.add(ChildReport.decode(frames.kind(), frames.payload()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void end() {}
    }
}
