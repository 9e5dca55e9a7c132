package io.github.forkpair.doctor;

import io.github.forkpair.plan.Settings;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Ends the pipe on which a child listens to its test JVM, as that one's death would.
 *
 * @param settings makes settings that keep what they keep below a directory
 */
record OrphanEndCheck(Function<Path, Settings> settings) implements Check {

    @Override
    public Capability capability() {
        return Capability.ORPHAN_END;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        WaitingChild child = WaitingChild.start(bench, settings);
        child.control().close();
        child.process().awaitEnd();
        return new Finding.Works("a child ends once its test JVM is gone");
    }
}
