package io.github.forkpair.junit;

import io.github.forkpair.jvm.JavaHome;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds which settings a child that is a fork of the test JVM cannot have. */
final class ForkChecks {

    private ForkChecks() {}

    /** Returns what is wrong, each as a text of its own. */
    static List<String> problemsOf(List<SideOfClass> children, Settings settings) {
        List<String> problems = new ArrayList<>();
        for (SideOfClass child : children) {
            if (child.mode() != LaunchMode.FORK) {
                continue;
            }
            if (isOther(settings.childJava())) {
                problems.add(
                        fork(child)
                                + "has the test JVM's own java, but forkpair.child.java is "
                                + settings.childJava()
                                + ". Take away launch = Launch.FORK, or the setting.");
            }
            List<WrittenJvm> written = WrittenJvm.of(child);
            if (!written.isEmpty()) {
                problems.add(
                        fork(child)
                                + "has the test JVM as it is, but "
                                + written.get(written.size() - 1).place()
                                + " asks for another. Take away launch = Launch.FORK, or the"
                                + " annotation.");
            }
            if (child.isRunByJUnit()) {
                problems.add(
                        fork(child)
                                + "has the test instance as JUnit made it, but lifecycle ="
                                + " Lifecycle.JUPITER asks JUnit for another. Take away one of"
                                + " them.");
            }
            if (settings.debugsChild()) {
                problems.add(
                        fork(child)
                                + "cannot wait for a debugger, but forkpair.debug or"
                                + " forkpair.child.args asks for one. Take away launch ="
                                + " Launch.FORK while you debug, or the setting.");
            }
        }
        return problems;
    }

    private static String fork(SideOfClass child) {
        return child.described() + " is a fork, so it ";
    }

    private static boolean isOther(Path java) {
        try {
            Path own = JavaHome.ofThisJvm().resolve("bin").resolve("java");
            return !java.toRealPath().equals(own.toRealPath());
        } catch (IOException e) {
            return true;
        }
    }
}
