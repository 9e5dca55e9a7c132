package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child has what its test JVM has, in real JVMs. */
@Timeout(120)
class SameJvmTests {

    @TempDir private Path dir;

    private SameJvmRun run;

    @BeforeEach
    void prepare() {
        run = new SameJvmRun(dir);
    }

    @Test
    void whatATestSetOrRemovedIsSoInTheChild() throws Exception {
        assertThat(
                        run.differences(
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
        run.flags =
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

        assertThat(run.differences("!removed.later", "changed.later=2"))
                .containsExactly("agents: 0 0");
        assertThat(run.leftOut()).singleElement().asString().startsWith("-Xmx300m (the size: ");
    }

    @Test
    void anAgentIsInTheChildTooAndOnce() throws Exception {
        run.flags = List.of("-javaagent:" + run.agent());

        assertThat(run.differences()).containsExactly("agents: 1 1");
    }

    @Test
    void anAgentFromTheEnvironmentIsInTheChildOnce() throws Exception {
        run.environment =
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-javaagent:" + run.agent() + " -Da.tool=1 -Da.removed=1",
                        "JDK_JAVA_OPTIONS",
                        "-Da.launcher=1");

        assertThat(run.differences("!a.removed")).containsExactly("agents: 1 1");
    }

    @Test
    void whatATestSetWinsOverTheVariableThatCountsLast() throws Exception {
        run.environment =
                Map.of(
                        "_JAVA_OPTIONS",
                        "-Duser.home=/ci/home -Dacme.mode=env -Dacme.gone=1 -Dos.name=X -Dacme.kept=1"
                                + " -Dacme.mine=env");
        run.childArgs = "-Dacme.mine=child";

        assertThat(run.differences("user.home=/test", "acme.mode=test", "!acme.gone", "os.name=Y"))
                .containsExactly("acme.mine=child", "agents: 0 0");
    }

    @Test
    void whatTwoJvmsCannotHoldKeepsNoChildFromStarting() throws Exception {
        Path log = dir.resolve("gc.log");
        String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=0";
        run.environment =
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        debugger + " -Xlog:gc*:file=" + dir.resolve("safepoint.log"));
        run.flags =
                List.of(
                        "-Xlog:gc*:file=" + log,
                        "-Dcom.sun.management.jmxremote.port=0",
                        "-Dcom.sun.management.jmxremote.authenticate=false",
                        "-Dcom.sun.management.jmxremote.ssl=false",
                        "-XX:+UseParallelGC",
                        "-XX:DumpLoadedClassList=" + dir.resolve("a.list"),
                        "-XX:+HeapDumpOnOutOfMemoryError");

        assertThat(run.differences())
                .contains("com.sun.management.jmxremote.port=null", "agents: 0 0");
        assertThat(run.leftOut())
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
        assertThat(run.evidence("child-1.gc.log")).isNotEmptyFile();
        assertThat(run.evidence("child-1.safepoint.log")).isNotEmptyFile();
    }

    @Test
    void whatAFileOfFlagsSetKeepsNoChildFromStarting() throws Exception {
        Path file = dir.resolve("flags.rc");
        Files.writeString(file, "MaxHeapSize=300m\n+UseParallelGC\n-UsePerfData\n");
        run.flags = List.of("-XX:Flags=" + file);

        assertThat(run.differences()).containsExactly("agents: 0 0");
        assertThat(run.leftOut())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("-XX:MaxHeapSize=300m ("),
                        line -> assertThat(line).startsWith("-XX:+UseParallelGC ("),
                        line -> assertThat(line).startsWith("-XX:Flags=" + file + " ("));
    }

    @Test
    void theChildsOwnArgumentsWin() throws Exception {
        run.childArgs = "-Dos.name=Mine -Duser.home=/mine -Da=mine -Duser.language=yy";

        assertThat(run.differences("a=theirs", "user.home=/theirs", "os.name=Theirs"))
                .containsExactly(
                        "a=mine",
                        "os.name=Mine",
                        "user.home=/mine",
                        "user.language=yy",
                        "agents: 0 0");
    }

    @Test
    void filesOfOneNameStayTwoAndNoneIsTheHarnesss() throws Exception {
        Path log = Files.createDirectory(dir.resolve("a")).resolve("gc.log");
        Path other = Files.createDirectory(dir.resolve("b")).resolve("gc.log");
        run.flags =
                List.of(
                        "-Xlog:gc*:file=" + log,
                        "-Xlog:safepoint*,class*:file=" + other,
                        "-Xlog:os*,startuptime:file=" + dir.resolve("stdout"));

        assertThat(run.differences()).containsExactly("agents: 0 0");
        assertThat(run.evidence("child-1.gc.log")).content().contains("Using Serial");
        assertThat(run.evidence("child-1.2.gc.log")).content().contains("java.lang.Object");
        assertThat(run.evidence("child-1.2.stdout")).exists();
        assertThat(run.evidence("child-1.stdout")).doesNotExist();
    }

    @Test
    void theScriptGivesAChildTheSame() throws Exception {
        run.differences("os.name=Windows 11", "grüße=größe", "a=b", "!user.home");
        String script = Files.readString(run.evidence("child-1.command"));

        assertThat(script).contains("os.name=Windows 11;", "-Dgrüße=größe", "!user.home;");
    }
}
