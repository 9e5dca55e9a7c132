package io.github.forkpair.plan;

import java.util.Map;

/** The names of a pair's own files in its evidence directory; a child's are {@link ChildFiles}. */
public final class PairFiles {

    /** All events, for a trace viewer such as Perfetto. */
    public static final String TRACE = "pair.json";

    /** The parent side's stack at the deadline. */
    public static final String PARENT_THREADS = "parent.threads";

    /** The copy of the shared directory. */
    public static final String SHARED = "shared";

    /** What of the shared directory was not kept. */
    public static final String SHARED_CUT = "shared.cut";

    private static final Map<String, String> MEANINGS =
            Map.of(
                    PARENT_THREADS, "the parent side's stack at the deadline",
                    SHARED_CUT, "what of the shared directory was not kept",
                    TRACE, "all events, for a trace viewer such as Perfetto");

    private PairFiles() {}

    /**
     * Returns what a file of that name holds, the pair's, a child's or one of the shared directory;
     * empty if none has it.
     */
    public static String meaning(String name) {
        if (name.startsWith(SHARED + "/")) {
            return "left in the shared directory";
        }
        String meaning = MEANINGS.get(name);
        return meaning == null ? ChildFiles.meaning(name) : meaning;
    }
}
