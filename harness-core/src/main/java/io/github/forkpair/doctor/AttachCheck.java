package io.github.forkpair.doctor;

import io.github.forkpair.Signal;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.posix.Pipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Looks into a running child from outside, with the JDK's own tool.
 *
 * @param settings makes settings that keep what they keep below a directory
 */
record AttachCheck(Function<Path, Settings> settings) implements Check {

    /** What Linux lets native debuggers do, where Yama is built in; the JDK's tools need none. */
    private static final Path PTRACE_SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");

    @Override
    public Capability capability() {
        return Capability.ATTACH;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        WaitingChild child = WaitingChild.start(bench, settings);
        Path jcmd = child.java().toRealPath().resolveSibling("jcmd");
        if (!Files.isExecutable(jcmd)) {
            return capability().fails("there is no " + jcmd);
        }
        Pipe in = bench.own(Pipe.open());
        Pipe out = bench.own(Pipe.open());
        String pid = Long.toString(child.process().pid());
        List<String> words = List.of(jcmd.toString(), pid, "Thread.print");
        Subject.start(bench, words, System.getenv(), in.readEnd(), out.writeEnd(), out.writeEnd());
        out.writeEnd().close();
        String printed = Heard.from(bench, out.readEnd()).all();
        // HotSpot made a socket for jcmd in /tmp, which a JVM that is killed leaves there.
        child.process().signal(Signal.SIGTERM);
        child.process().awaitEnd();
        return judge(printed);
    }

    Finding judge(String printed) throws IOException {
        return printed.contains(ChildSides.class.getName() + "." + WaitingChild.METHOD)
                ? new Finding.Works("jcmd prints a child's threads" + nativeDebuggers())
                : capability().fails("jcmd does not print a child's threads:\n" + printed);
    }

    private static String nativeDebuggers() throws IOException {
        if (!Files.isReadable(PTRACE_SCOPE)) {
            return "";
        }
        return "; for native debuggers, kernel.yama.ptrace_scope is "
                + Files.readString(PTRACE_SCOPE).strip();
    }
}
