package io.github.forkpair.doctor;

import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.plan.Settings;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Asks a running child for its threads, as a pair does at its deadline.
 *
 * @param settings makes settings that keep what they keep below a directory
 */
record ThreadDumpCheck(Function<Path, Settings> settings) implements Check {

    @Override
    public Capability capability() {
        return Capability.THREAD_DUMP;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        WaitingChild child = WaitingChild.start(bench, settings);
        child.tell(new ChildOrder.DumpThreads());
        return judge(child.reports().await(ChildReport.Threads.class).dump());
    }

    Finding judge(String dump) {
        return dump.contains(WaitingChild.METHOD)
                ? new Finding.Works("a child says where its threads are")
                : capability().fails("the child's dump lacks the method that it is in:\n" + dump);
    }
}
