package io.github.forkpair.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts whether the descriptors suffice. HotSpot has raised the limit to the hard one by then.
 *
 * @param maxChildren how many children may live at once
 */
record OpenFilesCheck(int maxChildren) implements Check {

    /** A launch has 2 of the socketpair, 8 of pipes, 2 to wake its reader, and files open. */
    static final int FOR_A_PAIR = 16;

    /** Jars of JNR and classes that are loaded on the way, and stay open. */
    static final int FOR_ALL_PAIRS = 64;

    @Override
    public Capability capability() {
        return Capability.OPEN_FILES;
    }

    @Override
    public Finding run(Bench bench) {
        UnixOperatingSystemMXBean jdk =
                (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return judge(jdk.getMaxFileDescriptorCount(), jdk.getOpenFileDescriptorCount());
    }

    Finding judge(long limit, long open) {
        String what = limit + " at most, and " + open + " are open";
        if (limit - open < taken(1)) {
            return capability().fails(what + "; one child takes " + taken(1) + " more");
        }
        return limit - open >= taken(maxChildren)
                ? new Finding.Works(what)
                : new Finding.WorksWithNote(
                        what
                                + "; "
                                + maxChildren
                                + " children take "
                                + taken(maxChildren)
                                + " more",
                        capability().remedy());
    }

    private static long taken(long children) {
        return FOR_ALL_PAIRS + children * FOR_A_PAIR;
    }
}
