package io.github.forkpair.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What this JVM was started with, besides its class path and its main class. */
public final class GivenArguments {

    private static final String FLAGS_FILE = "-XX:Flags=";

    private static final List<String> OF_THIS_JVM = read();

    private GivenArguments() {}

    /** Returns them, those from the environment's {@code JAVA_TOOL_OPTIONS} among them. */
    public static List<String> ofThisJvm() {
        return OF_THIS_JVM;
    }

    private static List<String> read() {
        // The JDK's management reads properties as it is loaded, and never again if that fails.
        AsAtStart jvm = AsAtStart.forPropertiesOf();
        try {
            return asOptions(ManagementFactory.getRuntimeMXBean().getInputArguments());
        } finally {
            jvm.close();
        }
    }

    /**
     * Makes options of what a JVM read from a file of flags. It lists the file's words first, as
     * they are there: {@code MaxHeapSize=1g}, {@code +UseG1GC}, {@code -UsePerfData}.
     */
    static List<String> asOptions(List<String> words) {
        List<String> options = new ArrayList<>();
        boolean fromFile = words.stream().anyMatch(word -> word.startsWith(FLAGS_FILE));
        for (String word : words) {
            fromFile = fromFile && isFlag(word);
            if (fromFile) {
                options.add("-XX:" + word);
            } else if (word.startsWith("-")) {
                options.add(word);
            }
        }
        return List.copyOf(options);
    }

    private static boolean isFlag(String word) {
        if (!word.startsWith("-")) {
            return true;
        }
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption(word.substring(1));
            return true;
        } catch (IllegalArgumentException e) {
            return false; // an option of the command line, such as -ea
        }
    }
}
