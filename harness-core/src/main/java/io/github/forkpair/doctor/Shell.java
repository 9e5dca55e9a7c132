package io.github.forkpair.doctor;

import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Pipe;
import io.github.forkpair.posix.PipeWriter;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;

/**
 * A script of the system's shell, with a pipe for its standard input and one for both of its
 * outputs. Scripts use what is built into a shell, since small systems have few programs.
 *
 * @param process the shell
 * @param input what the script reads
 * @param heard what the script says
 */
record Shell(Subject process, WritableByteChannel input, Heard heard) {

    /** How many descriptors a script is given. */
    static final int TABLE = 3;

    static Shell start(Bench bench, String script) throws Exception {
        Pipe in = bench.own(Pipe.open());
        Pipe out = bench.own(Pipe.open());
        Descriptor written = out.writeEnd();
        List<String> words = List.of("/bin/sh", "-c", script);
        Subject process = Subject.start(bench, words, Map.of(), in.readEnd(), written, written);
        // Ours must go, or the pipe would never end for us.
        written.close();
        in.readEnd().close();
        return new Shell(process, new PipeWriter(in.writeEnd()), Heard.from(bench, out.readEnd()));
    }
}
