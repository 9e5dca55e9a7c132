package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** One run of {@link SameJvmMain}. */
final class SameJvmRun {

    private static final List<String> OF_EACH_JVM =
            List.of(
                    "java.class.path=",
                    "java.vm.compressedOopsMode=",
                    "java.vm.info=",
                    "sun.java.command=",
                    "sun.management.compiler=",
                    "java.io.tmpdir=",
                    "test.agents=");

    List<String> flags = List.of();
    Map<String, String> environment = Map.of();
    String testJava = "";
    String childJava = "-";
    String childArgs = "-";

    /** Run by a shell, in front of the test JVM. */
    String before = "";

    private final Path dir;

    SameJvmRun(Path dir) {
        this.dir = dir;
    }

    List<String> leftOut() throws IOException {
        Path file = evidence("child-1.left-out");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    Path evidence(String file) {
        return dir.resolve("e/" + SameJvmMain.Sides.class.getName() + "/tells-2").resolve(file);
    }

    /** Returns what the child has otherwise, but for what each JVM says of itself. */
    List<String> differences(String... changes) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(dir.resolve("e").toString(), childJava));
        arguments.add(childArgs);
        arguments.addAll(List.of(changes));
        ProcessBuilder builder =
                TestJvm.of(flags, SameJvmMain.class, arguments.toArray(String[]::new))
                        .redirectError(Redirect.INHERIT);
        if (!testJava.isEmpty()) {
            builder.command().set(0, testJava);
        }
        if (!before.isEmpty()) {
            builder.command().addAll(0, List.of("/bin/sh", "-c", before + "; exec \"$@\"", "sh"));
        }
        builder.environment().putAll(environment);
        Process jvm = builder.start();
        try (BufferedReader out = jvm.inputReader()) {
            List<String> lines = out.lines().toList();
            assertThat(jvm.waitFor()).isZero();
            return lines.stream()
                    .filter(line -> OF_EACH_JVM.stream().noneMatch(line::startsWith))
                    .filter(line -> !line.startsWith("Listening for transport"))
                    .toList();
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** A jar with nothing but who the agent is, whom the class path has. */
    Path agent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", SameJvmMain.class.getName());
        Path jar = dir.resolve("some-agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }
}
