package io.github.forkpair.doctor;

import io.github.forkpair.jvm.AtStart;
import io.github.forkpair.jvm.JavaHome;
import io.github.forkpair.posix.NativeLibrary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the doctor looks around.
 *
 * @param childJava the {@code java} of the children
 */
record Machine(Path childJava) {

    /** Returns what there is to say of it after those findings, by name, in order. */
    Map<String, String> facts(List<Row> rows) {
        boolean nativeCodeLoads =
                rows.stream()
                        .filter(row -> row.capability() == Capability.NATIVE_LIBRARY)
                        .anyMatch(row -> !row.failed());
        Map<String, String> facts = new LinkedHashMap<>();
        String system = property("os.name") + " " + property("os.version");
        String libc = nativeCodeLoads ? ", " + NativeLibrary.load() : "";
        facts.put("system", system + " (" + property("os.arch") + ")" + libc);
        facts.put("JDK", property("java.runtime.version") + ", " + property("java.vm.name"));
        facts.put("at", JavaHome.ofThisJvm().toString());
        facts.put("child's java", childJava.toString());
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return facts;
    }

    private static String property(String name) {
        return AtStart.property(name).orElse("");
    }
}
