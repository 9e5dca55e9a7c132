package io.github.forkpair.launch;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * How many descriptors this JVM may have, and has. HotSpot has raised the limit to the hard one.
 *
 * @param limit how many it may have
 * @param open how many it has
 */
public record OpenFiles(long limit, long open) {

    /** A launch has 2 of the socketpair, 10 of pipes, 2 to wake its reader, and files open. */
    private static final int FOR_A_CHILD = 16;

    /** Jars of JNR and classes that are loaded on the way, and stay open. */
    private static final int FOR_ALL = 64;

    /** Returns how it is now. */
    public static OpenFiles now() {
        UnixOperatingSystemMXBean jdk =
                (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new OpenFiles(jdk.getMaxFileDescriptorCount(), jdk.getOpenFileDescriptorCount());
    }

    /** Returns how many so many children take at most, with all that is loaded for them. */
    public static long takenBy(long children) {
        return FOR_ALL + children * FOR_A_CHILD;
    }

    /** Tells whether there is room for so many children. */
    public boolean sufficeFor(long children) {
        return limit - open >= takenBy(children);
    }

    /**
     * Checks that there is room for a pair's children.
     *
     * @throws IOException if there is not
     */
    public void checkFor(long children) throws IOException {
        if (!sufficeFor(children)) {
            throw new IOException(
                    "a pair of "
                            + children
                            + " children takes up to "
                            + takenBy(children)
                            + " open files, and this test JVM may open "
                            + (limit - open)
                            + " more. Let it have fewer children, or raise the limit (ulimit -n)");
        }
    }
}
