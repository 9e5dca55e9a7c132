package io.github.forkpair.evidence;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tests this JVM has run several times each, as a parameterized one, by JUnit's unique ids. A
 * later build may run such a test fewer times, and then nobody takes back the word of the others.
 */
public final class TemplateRuns {

    private static final Pattern INVOCATION = Pattern.compile("/\\[[a-z-]+-invocation:#\\d+]");

    /** By the template, then by the directory of a test class: one pair of this JVM. */
    private static final Map<String, Map<Path, Origin>> BEGUN = new ConcurrentHashMap<>();

    private TemplateRuns() {}

    /** Notes that a pair begins, which may be of a template, and of one in another. */
    static void begin(Path classDirectory, Origin pair) {
        Matcher invocation = INVOCATION.matcher(pair.invocation());
        while (invocation.find()) {
            String template = pair.invocation().substring(0, invocation.start());
            BEGUN.computeIfAbsent(template, any -> new ConcurrentHashMap<>())
                    .put(classDirectory, pair);
        }
    }

    /**
     * Removes what invocations have left that a template no longer has.
     *
     * @param template the template's id, all of whose invocations have been told to run
     * @param invocations the ids of those
     */
    public static void end(String template, Set<String> invocations) {
        Map<Path, Origin> pairs = BEGUN.remove(template);
        if (pairs != null) {
            pairs.forEach(
                    (directory, pair) ->
                            EarlierEvidence.removeOfMissingInvocations(
                                    directory, pair, template, invocations));
        }
    }
}
