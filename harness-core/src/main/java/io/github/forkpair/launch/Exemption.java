package io.github.forkpair.launch;

import io.github.forkpair.plan.LeftOut;
import io.github.forkpair.plan.LeftOut.Kind;
import java.io.File;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of option, agent or property that a child does not have as the test JVM has it. All others
 * it has. The site's page on the child shows this table.
 *
 * @param kind what it is about
 * @param examples how people write it
 * @param fate what becomes of it
 * @param pattern finds it, whole; its group {@code file}, if it has one, is what the child gets
 *     another of
 */
record Exemption(Kind kind, String examples, Fate fate, Pattern pattern) {

    /** What becomes of it. */
    enum Fate {
        LEFT_OUT("left out"),
        OWN_FILE("made the child's own: a file of the same name in its evidence directory"),
        OWN("made the child's own");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** An agent is what its file's name says, whatever directory it is in. */
    private static final String PATH = "(?:[^=]*/)?";

    /** The first that fits counts. */
    static final List<Exemption> TABLE =
            List.of(
                    new Exemption(
                            Kind.DEBUGGER,
                            "`-agentlib:jdwp`, `-Xrunjdwp`, `-Xdebug`, `-Xnoagent`, the agent"
                                    + " `debugger-agent.jar`",
                            Fate.LEFT_OUT,
                            "-agentlib:jdwp(?:=.*)?|-agentpath:"
                                    + PATH
                                    + "(?:lib)?jdwp\\.[^/=]*(?:=.*)?|-Xrunjdwp(?:[:,].*)?|-Xdebug"
                                    + "|-Xnoagent|-javaagent:"
                                    + PATH
                                    + "debugger-agent[^/=]*\\.jar(?:=.*)?"),
                    new Exemption(
                            Kind.IDE,
                            "the agent `idea_rt.jar`",
                            Fate.LEFT_OUT,
                            "-javaagent:" + PATH + "idea_rt\\.jar(?:=.*)?"),
                    new Exemption(
                            Kind.PORT,
                            "`-Dcom.sun.management.jmxremote*` and its other properties"
                                    + " `com.sun.management.*`",
                            Fate.LEFT_OUT,
                            "-Dcom\\.sun\\.management\\..*|-XX:\\+ManagementServer"),
                    new Exemption(
                            Kind.PORT,
                            "JaCoCo's agent with `output=tcpserver`, the agents of Jolokia and of"
                                    + " Prometheus",
                            Fate.LEFT_OUT,
                            "-javaagent:"
                                    + PATH
                                    + "(?:[^/=]*jacoco[^/=]*=(?:.*,)?output=tcpserver(?:,.*)?"
                                    + "|[^/=]*(?:jolokia|jmx_prometheus)[^/=]*(?:=.*)?)"),
                    new Exemption(
                            Kind.FILE,
                            "`-Xlog:...:file=...`, `-Xloggc:...`, `-XX:LogFile=...`",
                            Fate.OWN_FILE,
                            "-Xlog:[^:]*:(?!stdout\\b|stderr\\b)(?:file=)?"
                                    + "(?<file>\"[^\"]+\"|[^:]+)(?::.*)?"),
                    new Exemption(Kind.FILE, "", Fate.OWN_FILE, "-Xloggc:(?<file>.+)"),
                    new Exemption(Kind.FILE, "", Fate.OWN_FILE, "-XX:LogFile=(?<file>.+)"),
                    new Exemption(
                            Kind.FILE,
                            "`-XX:StartFlightRecording=filename=...`, async-profiler with"
                                    + " `file=...`, `-XX:HeapDumpPath=...`, unless it is a directory",
                            Fate.OWN_FILE,
                            "-XX:StartFlightRecording[=:](?:.*,)?filename=(?<file>[^,]+)(?:,.*)?"),
                    new Exemption(Kind.FILE, "", Fate.OWN_FILE, "-XX:HeapDumpPath=(?<file>.+)"),
                    new Exemption(
                            Kind.FILE,
                            "",
                            Fate.OWN_FILE,
                            "-agent(?:lib:|path:"
                                    + PATH
                                    + "[^/=]*)asyncProfiler[^/=]*=(?:.*,)?file=(?<file>[^,]+)(?:,.*)?"),
                    new Exemption(
                            Kind.FILE,
                            "`-XX:PerfDataSaveFile=...`, `-XX:ReplayDataFile=...`,"
                                    + " `-XX:PauseAtStartupFile=...`,"
                                    + " `-XX:JVMCINativeLibraryErrorFile=...`,"
                                    + " `-XX:JVMCILibDumpJNIConfig=...`",
                            Fate.OWN_FILE,
                            "-XX:(?:PerfDataSaveFile|ReplayDataFile|PauseAtStartupFile"
                                    + "|JVMCINativeLibraryErrorFile|JVMCILibDumpJNIConfig)"
                                    + "=(?<file>.+)"),
                    new Exemption(
                            Kind.FILE,
                            "`-XX:ErrorFile=...`: it is `hs_err.log` there",
                            Fate.OWN,
                            "-XX:ErrorFile=.*"),
                    new Exemption(
                            Kind.FILE,
                            "GraalVM's tracing agent",
                            Fate.LEFT_OUT,
                            "-agentlib:native-image-agent(?:=.*)?"),
                    new Exemption(
                            Kind.ARCHIVE,
                            "`-XX:SharedArchiveFile`, `-XX:ArchiveClassesAtExit`, `-XX:AOTCache`,"
                                    + " `-XX:AOTMode` and the like, `-Xshare:on`, `-Xshare:dump`",
                            Fate.LEFT_OUT,
                            "-XX:(?:SharedArchive|ArchiveClasses|SharedClassList|ExtraSharedClassList"
                                    + "|DumpLoadedClassList|AOT)\\w*=.*|-Xshare:(?:on|dump)"
                                    + "|-XX:[+-](?:AutoCreateSharedArchive|RecordDynamicDumpInfo"
                                    + "|DynamicDumpSharedSpaces|DumpSharedSpaces"
                                    + "|RequireSharedSpaces|AOTClassLinking)"),
                    new Exemption(
                            Kind.SIZE,
                            "`-Xmx`, `-Xms`, `-Xmn`, `-XX:MaxRAMPercentage`, `-XX:MaxHeapSize`,"
                                    + " `-XX:MaxMetaspaceSize`, `-XX:MaxDirectMemorySize`,"
                                    + " `-XX:ReservedCodeCacheSize` and the like",
                            Fate.LEFT_OUT,
                            "-X(?:mx|ms|mn|maxjitcodesize).*|-XX:(?:\\w*RAM(?:Percentage|Fraction)?"
                                    + "|\\w*HeapSize(?:PerGCThread)?|\\w*NewSize\\w*|NewRatio"
                                    + "|SurvivorRatio|(?:Min|Max)HeapFreeRatio|Max(?:Heap|RAM)\\w*"
                                    + "|\\w*MetaspaceSize|CompressedClassSpaceSize"
                                    + "|MaxDirectMemorySize|\\w*CodeCacheSize|\\w*CodeHeapSize"
                                    + "|LargePageSizeInBytes)=.*"
                                    + "|-XX:[+-](?:AlwaysPreTouch|UseLargePages\\w*"
                                    + "|UseTransparentHugePages|AggressiveHeap|UseNUMA)\\w*"),
                    new Exemption(
                            Kind.COLLECTOR,
                            "`-XX:+UseG1GC` and the like, and what only a collector has, such as"
                                    + " `-XX:MaxGCPauseMillis`, `-XX:ParallelGCThreads`,"
                                    + " `-XX:G1HeapRegionSize`",
                            Fate.LEFT_OUT,
                            "-XX:[+-]Use\\w+GC|-Xincgc|-XX:[+-]?(?:G1|Z[A-Z]|Shenandoah|CMS"
                                    + "|ParallelGC|ParallelRef|ConcGC|Epsilon|AdaptiveSize|UseAdaptive"
                                    + "|MaxGC|GCTime|GCPause|InitiatingHeap|MaxTenuring|InitialTenuring"
                                    + "|UseStringDeduplication|StringDeduplication"
                                    + "|ExplicitGCInvokes|UseDynamicNumberOf|UseGCOverhead)\\w*"
                                    + "(?:=.*)?"),
                    new Exemption(
                            Kind.EXPANDED,
                            "`-XX:Flags=...`",
                            Fate.LEFT_OUT,
                            "-XX:(?:Flags|VMOptionsFile)=.*"),
                    new Exemption(
                            Kind.PROCESS,
                            "the properties `java.class.path`, `java.vm.info`,"
                                    + " `java.vm.compressedOopsMode`, `sun.java.command`,"
                                    + " `sun.java.launcher`, `sun.management.compiler`,"
                                    + " `jdk.module.*`, and the class path in Surefire's own",
                            Fate.OWN,
                            "-D(?:java\\.class\\.path|java\\.vm\\.info|java\\.vm\\.compressedOopsMode"
                                    + "|sun\\.java\\.command|sun\\.java\\.launcher(?:\\.\\w+)*"
                                    + "|sun\\.management\\.compiler|jdk\\.module\\.[^=]*"
                                    + "|surefire\\.(?:test|real)\\.class\\.path)(?:=.*)?"));

    private static final String PROPERTY = "-D";

    /** There are many properties, and most of the table is not about them. */
    private static final List<Exemption> OF_PROPERTIES =
            TABLE.stream().filter(each -> each.pattern.pattern().startsWith(PROPERTY)).toList();

    private Exemption(Kind kind, String examples, Fate fate, String pattern) {
        this(kind, examples, fate, Pattern.compile(pattern, Pattern.DOTALL));
    }

    /**
     * Returns what a child has of an option: the same text if it has it as it is.
     *
     * @param files the child's own
     */
    static Handed handed(String option, OwnFiles files) {
        if (option.startsWith(PROPERTY)) {
            LeftOut without = ofProperty(option);
            return new Handed(without == null ? option : null, without);
        }
        for (Exemption each : TABLE) {
            Matcher matcher = each.pattern.matcher(option);
            if (matcher.matches()) {
                return each.handed(option, matcher, files);
            }
        }
        return new Handed(option, null);
    }

    /** Returns what is to be said of a property that a child does not have; null if it has it. */
    static @Nullable LeftOut ofProperty(String argument) {
        for (Exemption each : OF_PROPERTIES) {
            if (each.pattern.matcher(argument).matches()) {
                return new LeftOut(each.kind, argument, "");
            }
        }
        return null;
    }

    private Handed handed(String option, Matcher matcher, OwnFiles files) {
        if (fate != Fate.OWN_FILE) {
            return new Handed(null, new LeftOut(kind, option, ""));
        }
        String file = matcher.group("file");
        String given = file.replace("\"", "");
        if (new File(given).isDirectory()) {
            return new Handed(option, null); // a JVM then takes a name with its pid
        }
        String own = files.insteadOf(given);
        String quoted = file.startsWith("\"") || own.indexOf(':') >= 0 ? '"' + own + '"' : own;
        String other =
                option.substring(0, matcher.start("file"))
                        + quoted
                        + option.substring(matcher.end("file"));
        return new Handed(other, new LeftOut(kind, option, other));
    }

    /**
     * What a child has of one option.
     *
     * @param option what it is given; null if nothing
     * @param leftOut what is to be said of that; null if nothing
     */
    record Handed(@Nullable String option, @Nullable LeftOut leftOut) {}
}
