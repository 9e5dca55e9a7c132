package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.LeftOut.Kind;
import io.github.forkpair.plan.Seat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionTests {

    private final OwnFiles files = new OwnFiles(Path.of("/e/pair"), Seat.ONLY.files());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:/repo/aspectjweaver-1.9.jar",
                "-javaagent:/repo/org.jacoco.agent-runtime.jar=destfile=target/jacoco.exec",
                "-javaagent:/repo/mockito-core.jar",
                "-agentlib:other=address=1",
                "-agentpath:/lib/libother.so",
                "-Xrunother",
                "-Xss4m",
                "-Xint",
                "-Xlog:gc",
                "-Xlog:gc*:stdout:time",
                "-Xlog:gc*:stderr",
                "-Xlog:async",
                "-Xlog:disable",
                "-Xshare:off",
                "-Xshare:auto",
                "-Xverify:all",
                "-Xbootclasspath/a:/a.jar",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:OnOutOfMemoryError=kill %p",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=4",
                "-XX:+UsePerfData",
                "-XX:+UseCompressedOops",
                "-XX:+EnableDynamicAgentLoading",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:MaxJavaStackTraceDepth=10",
                "-XX:ThreadStackSize=512",
                "-XX:StartFlightRecording",
                "-XX:StartFlightRecording=duration=10s",
                "-XX:FlightRecorderOptions=repository=/tmp/r",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-ea:a.B",
                "-Djava.security.manager=allow",
                "-javaagent:agent/jolokia-lab/weaver.jar=on",
                "-javaagent:/jmx_prometheus/weaver.jar",
                "-javaagent:/a/jacoco/weaver.jar=x,output=tcpserver",
                "-javaagent:/a/jolokia.jar/weaver.jar",
                "-javaagent:weaver.jar=jolokia",
                "-javaagent:/debugger-agent.jar/weaver.jar",
                "-javaagent:/idea_rt.jar/weaver.jar",
                "-javaagent:weaver.jar=idea_rt.jar",
                "-agentpath:/jdwp-lab/libother.so",
                "-agentpath:/asyncProfiler/libother.so=file=a",
                "-agentlib:jdwp-other",
                "-Djava.vm.information=1",
                "-Dsurefire.forkNumber=1",
                "-Duser.home=/home/x"
            })
    void theChildHasIt(String option) {
        assertThat(Exemption.handed(option, files)).isEqualTo(new Exemption.Handed(option, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005 | DEBUGGER",
                "-agentpath:/jdk/lib/libjdwp.so=transport=dt_socket | DEBUGGER",
                "-Xrunjdwp:transport=dt_socket | DEBUGGER",
                "-Xdebug | DEBUGGER",
                "-javaagent:/idea/lib/idea_rt.jar=38000:/idea/bin | IDE",
                "-Dcom.sun.management.jmxremote | PORT",
                "-Dcom.sun.management.jmxremote.port=9010 | PORT",
                "-javaagent:/r/jolokia-jvm.jar=port=8778 | PORT",
                "-javaagent:/r/jmx_prometheus_javaagent-1.0.jar=9404:c.yml | PORT",
                "-javaagent:/r/org.jacoco.agent-runtime.jar=output=tcpserver,port=6300 | PORT",
                "-agentlib:native-image-agent=config-output-dir=d | FILE",
                "-XX:ErrorFile=/x/hs.log | FILE",
                "-XX:SharedArchiveFile=a.jsa | ARCHIVE",
                "-XX:ArchiveClassesAtExit=a.jsa | ARCHIVE",
                "-XX:DumpLoadedClassList=a.lst | ARCHIVE",
                "-XX:AOTCacheOutput=a.aot | ARCHIVE",
                "-XX:AOTMode=record | ARCHIVE",
                "-XX:+AutoCreateSharedArchive | ARCHIVE",
                "-Xshare:on | ARCHIVE",
                "-agentpath:/jdk/lib/libjdwp.so=server=y | DEBUGGER",
                "-javaagent:jolokia-agent-jvm-2.jar | PORT",
                "-javaagent:/a/jacocoagent.jar=port=1,output=tcpserver | PORT",
                "-XX:Flags=flags.rc | EXPANDED",
                "-Xmx4g | SIZE",
                "-Xms1g | SIZE",
                "-Xmn100m | SIZE",
                "-XX:MaxRAMPercentage=75 | SIZE",
                "-XX:MaxHeapSize=1g | SIZE",
                "-XX:MaxRAM=1g | SIZE",
                "-XX:NewRatio=2 | SIZE",
                "-XX:MaxMetaspaceSize=256m | SIZE",
                "-XX:MetaspaceSize=256m | SIZE",
                "-XX:ReservedCodeCacheSize=240m | SIZE",
                "-XX:MaxDirectMemorySize=1g | SIZE",
                "-XX:+AlwaysPreTouch | SIZE",
                "-XX:+UseG1GC | COLLECTOR",
                "-XX:-UseSerialGC | COLLECTOR",
                "-XX:+ZGenerational | COLLECTOR",
                "-XX:MaxGCPauseMillis=20 | COLLECTOR",
                "-XX:ParallelGCThreads=2 | COLLECTOR",
                "-XX:G1HeapRegionSize=4m | COLLECTOR",
                "-Djava.class.path=a | PROCESS",
                "-Dsun.java.command= | PROCESS",
                "-Djdk.module.path=a | PROCESS",
                "-Djava.vm.info=mixed mode | PROCESS"
            })
    void theChildDoesNotHaveIt(String option, Kind kind) {
        Exemption.Handed handed = Exemption.handed(option, files);

        assertThat(handed.option()).isNull();
        assertThat(handed.leftOut().kind()).isEqualTo(kind);
        assertThat(handed.leftOut().line()).startsWith(option + " (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Xlog:gc*:file=logs/gc.log:time:filecount=2 | -Xlog:gc*:file=/e/pair/child-1.gc.log:time:filecount=2",
                "-Xlog:gc:gc-%p.log | -Xlog:gc:/e/pair/child-1.gc-%p.log",
                "-Xlog:safepoint:file=\"/a:b/s.log\":time | -Xlog:safepoint:file=\"/e/pair/child-1.s.log\":time",
                "-Xloggc:/var/gc.log | -Xloggc:/e/pair/child-1.gc.log",
                "-XX:LogFile=vm.log | -XX:LogFile=/e/pair/child-1.vm.log",
                "-XX:StartFlightRecording=filename=r.jfr | -XX:StartFlightRecording=filename=/e/pair/child-1.r.jfr",
                "-XX:StartFlightRecording:delay=1s,filename=t/r.jfr,dumponexit=true | -XX:StartFlightRecording:delay=1s,filename=/e/pair/child-1.r.jfr,dumponexit=true",
                "-XX:HeapDumpPath=/dumps/h.hprof | -XX:HeapDumpPath=/e/pair/child-1.h.hprof",
                "-XX:PerfDataSaveFile=a/perf.hsd | -XX:PerfDataSaveFile=/e/pair/child-1.perf.hsd",
                "-XX:ReplayDataFile=replay.log | -XX:ReplayDataFile=/e/pair/child-1.replay.log",
                "-XX:PauseAtStartupFile=paused | -XX:PauseAtStartupFile=/e/pair/child-1.paused",
                "-XX:JVMCINativeLibraryErrorFile=n.log | -XX:JVMCINativeLibraryErrorFile=/e/pair/child-1.n.log",
                "-XX:JVMCILibDumpJNIConfig=jni.txt | -XX:JVMCILibDumpJNIConfig=/e/pair/child-1.jni.txt",
                "-agentpath:/p/libasyncProfiler.so=start,event=cpu,file=c.html | -agentpath:/p/libasyncProfiler.so=start,event=cpu,file=/e/pair/child-1.c.html"
            })
    void theChildHasAFileOfItsOwn(String option, String own) {
        Exemption.Handed handed = Exemption.handed(option, files);

        assertThat(handed.option()).isEqualTo(own);
        assertThat(handed.leftOut().option()).isEqualTo(option);
        assertThat(handed.leftOut().instead()).isEqualTo(own);
    }

    @Test
    void aDirectoryIsForAllAsEachJvmNamesItsFileThere(@TempDir Path dumps) {
        String option = "-XX:HeapDumpPath=" + dumps;

        assertThat(Exemption.handed(option, files).option()).isEqualTo(option);
    }

    @Test
    void thePageOnTheChildShowsTheTable() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        String page = Files.readString(module.resolve("../src/site/markdown/child.md"));
        List<String> rows =
                page.lines()
                        .dropWhile(line -> !line.contains("id=\"left-out\""))
                        .dropWhile(line -> !line.startsWith("| "))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("| "))
                        .toList();

        assertThat(rows)
                .isEqualTo(
                        Exemption.TABLE.stream()
                                .filter(each -> !each.examples().isEmpty())
                                .map(
                                        each ->
                                                List.of(
                                                                each.examples(),
                                                                each.fate().words(),
                                                                each.kind().reason())
                                                        .stream()
                                                        .collect(
                                                                Collectors.joining(
                                                                        " | ", "| ", " |")))
                                .toList());
    }
}
