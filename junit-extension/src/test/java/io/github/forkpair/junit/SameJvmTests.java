package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child has what its test JVM has, in real JVMs. */
@Timeout(120)
class SameJvmTests {

    private static final List<String> OF_EACH_JVM =
            List.of(
                    "java.class.path=",
                    "java.vm.compressedOopsMode=",
                    "java.vm.info=",
                    "sun.java.command=",
                    "sun.management.compiler=",
                    "java.io.tmpdir=",
                    "test.agents=");

    @TempDir private Path dir;

    private List<String> flags = List.of();
    private Map<String, String> environment = Map.of();
    private String childJava = "-";
    private String childArgs = "-";

    @Test
    void whatATestSetOrRemovedIsSoInTheChild() throws Exception {
        assertThat(
                        differences(
                                "user.home=/nowhere/home",
                                "user.name=somebody",
                                "java.io.tmpdir=/nowhere/tmp",
                                "java.library.path=/nowhere/lib",
                                "jdk.some=1",
                                "sun.some=2",
                                "os.name=Windows 11",
                                "os.arch=z80",
                                "file.separator=+",
                                "line.separator=\r\n",
                                "java.version=9",
                                "java.vendor=nobody",
                                "java.vm.name=none",
                                "user.dir=/nowhere",
                                "user.language=xx",
                                "file.encoding=EBCDIC",
                                "java.ext.dirs=/nowhere",
                                "java.system.class.loader=no.Such",
                                "grüße=größe",
                                "emoji 😀=😀",
                                "empty=",
                                "lines=a\nb\"c'=d\\e",
                                "!user.country",
                                "!java.vendor.url",
                                "!sun.arch.data.model"))
                .containsExactly("agents: 0 0");
    }

    @Test
    void whatTheCommandLineSetIsSoInTheChild() throws Exception {
        flags =
                List.of(
                        "-Duser.home=/nowhere/home",
                        "-Djava.io.tmpdir=/nowhere/tmp",
                        "-Dos.version=9",
                        "-Dfile.encoding=US-ASCII",
                        "-Djdk.some=1",
                        "-Dremoved.later=1",
                        "-Dchanged.later=1",
                        "-Dempty",
                        "-Xmx300m");

        assertThat(differences("!removed.later", "changed.later=2")).containsExactly("agents: 0 0");
        assertThat(leftOut()).singleElement().asString().startsWith("-Xmx300m (the size: ");
    }

    @Test
    void anAgentIsInTheChildTooAndOnce() throws Exception {
        flags = List.of("-javaagent:" + agent());

        assertThat(differences()).containsExactly("agents: 1 1");
    }

    @Test
    void anAgentFromTheEnvironmentIsInTheChildOnce() throws Exception {
        environment =
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-javaagent:" + agent() + " -Da.tool=1 -Da.removed=1",
                        "JDK_JAVA_OPTIONS",
                        "-Da.launcher=1");

        assertThat(differences("!a.removed")).containsExactly("agents: 1 1");
    }

    @Test
    void whatATestSetWinsOverTheVariableThatCountsLast() throws Exception {
        environment =
                Map.of(
                        "_JAVA_OPTIONS",
                        "-Duser.home=/ci/home -Dacme.mode=env -Dacme.gone=1 -Dos.name=X -Dacme.kept=1"
                                + " -Dacme.mine=env");
        childArgs = "-Dacme.mine=child";

        assertThat(differences("user.home=/test", "acme.mode=test", "!acme.gone", "os.name=Y"))
                .containsExactly("acme.mine=child", "agents: 0 0");
    }

    @Test
    void whatTwoJvmsCannotHoldKeepsNoChildFromStarting() throws Exception {
        Path log = dir.resolve("gc.log");
        String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=0";
        environment =
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        debugger + " -Xlog:gc*:file=" + dir.resolve("safepoint.log"));
        flags =
                List.of(
                        "-Xlog:gc*:file=" + log,
                        "-Dcom.sun.management.jmxremote.port=0",
                        "-Dcom.sun.management.jmxremote.authenticate=false",
                        "-Dcom.sun.management.jmxremote.ssl=false",
                        "-XX:+UseParallelGC",
                        "-XX:DumpLoadedClassList=" + dir.resolve("a.list"),
                        "-XX:+HeapDumpOnOutOfMemoryError");

        assertThat(differences()).contains("com.sun.management.jmxremote.port=null", "agents: 0 0");
        assertThat(leftOut())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith(debugger + " in JAVA_TOOL_OPTIONS ("),
                        line ->
                                assertThat(line)
                                        .startsWith("-Xlog:gc*:file=")
                                        .contains("safepoint"),
                        line -> assertThat(line).startsWith("-Xlog:gc*:file=" + log + ", now "),
                        line -> assertThat(line).startsWith("-Dcom.sun.management.jmxremote."),
                        line -> assertThat(line).startsWith("-Dcom.sun.management.jmxremote."),
                        line -> assertThat(line).startsWith("-Dcom.sun.management.jmxremote."),
                        line -> assertThat(line).startsWith("-XX:+UseParallelGC"),
                        line -> assertThat(line).startsWith("-XX:DumpLoadedClassList="));
        assertThat(evidence("child-1.gc.log")).isNotEmptyFile();
        assertThat(evidence("child-1.safepoint.log")).isNotEmptyFile();
    }

    @Test
    void whatAFileOfFlagsSetKeepsNoChildFromStarting() throws Exception {
        Path file = dir.resolve("flags.rc");
        Files.writeString(file, "MaxHeapSize=300m\n+UseParallelGC\n-UsePerfData\n");
        flags = List.of("-XX:Flags=" + file);

        assertThat(differences()).containsExactly("agents: 0 0");
        assertThat(leftOut())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("-XX:MaxHeapSize=300m ("),
                        line -> assertThat(line).startsWith("-XX:+UseParallelGC ("),
                        line -> assertThat(line).startsWith("-XX:Flags=" + file + " ("));
    }

    @Test
    void theChildsOwnArgumentsWin() throws Exception {
        childArgs = "-Dos.name=Mine -Duser.home=/mine -Da=mine -Duser.language=yy";

        assertThat(differences("a=theirs", "user.home=/theirs", "os.name=Theirs"))
                .containsExactly(
                        "a=mine",
                        "os.name=Mine",
                        "user.home=/mine",
                        "user.language=yy",
                        "agents: 0 0");
    }

    @Test
    void aChildOfAnotherJdkIsOfThatJdkAndHasWhatWasSet() throws Exception {
        childJava = otherJdk().toString();
        flags = List.of("-XX:+UseCompressedOops", "-XX:FreqInlineSize=300");

        List<String> differences =
                differences("user.home=/nowhere", "java.vendor=set by somebody", "os.name=Set");

        assertThat(differences)
                .anyMatch(line -> line.startsWith("java.version="))
                .anyMatch(line -> line.startsWith("java.home="))
                .anyMatch(line -> line.startsWith("java.vm.version="))
                .noneMatch(line -> line.startsWith("user.home"))
                .noneMatch(line -> line.equals("java.vendor="))
                .noneMatch(line -> line.startsWith("java.vendor=set"))
                .noneMatch(line -> line.startsWith("os.name"))
                .contains("agents: 0 0");
    }

    @Test
    void theScriptGivesAChildTheSame() throws Exception {
        differences("os.name=Windows 11", "grüße=größe", "a=b", "!user.home");
        String script = Files.readString(evidence("child-1.command"));

        assertThat(script).contains("os.name=Windows 11;", "-Dgrüße=größe", "!user.home;");
    }

    private static Path otherJdk() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = Files.list(own.getParent())) {
            List<Path> others = new ArrayList<>();
            for (Path home : homes.filter(Files::isDirectory).sorted().toList()) {
                if (Files.isExecutable(home.resolve("bin/java"))
                        && !home.toRealPath().equals(own)) {
                    others.add(home);
                }
            }
            Assumptions.assumeFalse(others.isEmpty(), "no other JDK beside this one");
            return others.get(0);
        }
    }

    /** A jar with nothing but who the agent is, whom the class path has. */
    private Path agent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", SameJvmMain.class.getName());
        Path jar = dir.resolve("some-agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private List<String> leftOut() throws IOException {
        Path file = evidence("child-1.left-out");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Path evidence(String file) {
        return dir.resolve("e/" + SameJvmMain.Sides.class.getName() + "/tells-2").resolve(file);
    }

    /** Returns what the child has otherwise, but for what each JVM says of itself. */
    private List<String> differences(String... changes) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(dir.resolve("e").toString(), childJava));
        arguments.add(childArgs);
        arguments.addAll(List.of(changes));
        ProcessBuilder builder =
                TestJvm.of(flags, SameJvmMain.class, arguments.toArray(String[]::new))
                        .redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process jvm = builder.start();
        try {
            List<String> lines = jvm.inputReader().lines().toList();
            assertThat(jvm.waitFor()).isZero();
            return lines.stream()
                    .filter(line -> OF_EACH_JVM.stream().noneMatch(line::startsWith))
                    .filter(line -> !line.startsWith("Listening for transport"))
                    .toList();
        } finally {
            jvm.destroyForcibly();
        }
    }
}
