package io.github.forkpair.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This JVM, where it was forked: what the JDK has found out about its process at the start is about
 * the parent, and its generators of chance would draw what the parent and its other children draw.
 */
public final class ForkedJvm {

    private final List<String> unmended = new ArrayList<>();

    private ForkedJvm() {}

    /** What is to be mended; the JDK's methods may throw anything. */
    private interface Mending {
        void mend() throws Throwable;
    }

    /**
     * Does all of it in the parent, for which that changes nothing it could tell: each child would
     * need tens of milliseconds to load what it takes, and has it so.
     */
    public static void rehearse() {
        partFromTheParent(ProcessHandle.current().pid());
        ParentsHooks.note().othersAreThere("");
    }

    /**
     * Makes what the JDK has of the parent this process's own. To be called in the child, once and
     * first, on the thread that goes on.
     *
     * @param pid the id of this process
     * @return what could not be mended, each a sentence; empty where all was
     */
    public static List<String> partFromTheParent(long pid) {
        Optional<JdkPrivates> jdk = JdkPrivates.ofThisJvm();
        if (jdk.isEmpty()) {
            return List.of(
                    "The process handle and the random seeds are the parent's: this JDK does not"
                            + " let anybody at them.");
        }
        ForkedJvm jvm = new ForkedJvm();
        jvm.attempt(
                "ProcessHandle.current() is the parent",
                () -> OwnProcessHandle.become(jdk.get(), pid));
        jvm.attempt("The random seeds are the parent's", () -> jvm.renewSeeds(jdk.get()));
        return List.copyOf(jvm.unmended);
    }

    private void renewSeeds(JdkPrivates jdk) throws Throwable {
        try (SystemRandom random = SystemRandom.open()) {
            attempt(
                    "The random seeds of the threads are the parent's",
                    () -> ThreadSeeds.renew(jdk, random));
            StaticSeeds seeds = new StaticSeeds(jdk, random);
            for (String holder : seeds.holders()) {
                attempt(
                        "The random seed of " + holder + " is the parent's",
                        () -> seeds.renew(JdkPrivates.type(holder)));
            }
        }
    }

    private void attempt(String otherwise, Mending mending) {
        try {
            mending.mend();
        } catch (Throwable e) {
            unmended.add(otherwise + ": " + e);
        }
    }
}
