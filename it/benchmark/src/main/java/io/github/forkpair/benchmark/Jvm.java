package io.github.forkpair.benchmark;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.launch.ChildCommand;
import io.github.forkpair.plan.JvmPlan;
import io.github.forkpair.plan.PairPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Starts a JVM by the JDK's own means, for Forkpair's children to be compared with. */
final class Jvm {

    private static final String CLASS_PATH = withoutForkpairsExtension();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Jvm() {}

    /** JUnit finds an engine and listeners in it, which nobody has without Forkpair. */
    private static String withoutForkpairsExtension() {
        String extension =
                Path.of(
                                ChildSide.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                        .toString();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toString().equals(extension))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts a class's main on this JVM's class path. Input and output are pipes to this JVM. */
    static Process start(List<String> flags, Class<?> main, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(JAVA.toString());
        words.addAll(flags);
        words.addAll(List.of("-cp", CLASS_PATH, main.getName()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Returns the JVM flags with which Forkpair starts a child here. */
    static List<String> flagsOfAChild() throws IOException {
        PairPlan plan = Pairs.plan("greets", Peer.class);
        Path directory = Files.createTempDirectory("forkpair-benchmark-");
        try {
            ClassLoader loader = Jvm.class.getClassLoader();
            List<String> words =
                    ChildCommand.of(plan.child(), JvmPlan.of(plan.settings()), loader, directory)
                            .words();
            return words.subList(1, words.indexOf("-cp"));
        } finally {
            Files.delete(directory);
        }
    }

    /** Waits for a process that is to end well. */
    static void awaitEnd(Process process) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("A JVM of the benchmark ended with " + code + ".");
        }
    }
}
