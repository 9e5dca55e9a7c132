package io.github.forkpair.evidence;

import io.github.forkpair.control.ChildArguments;
import io.github.forkpair.control.ChildDescriptors;
import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.RunnerPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A child's command as a script that a shell runs. Of the environment it has the names alone:
 * values may be secrets.
 */
public final class CommandScript {

    /**
     * Returns what a text says of one, beside the directory in which it is.
     *
     * @param who what it runs, in words
     */
    static String tryIt(String file, String who) {
        return "sh " + file + "  # in that directory: runs " + who + " alone again";
    }

    private CommandScript() {}

    /**
     * Writes the script. Run so, the child has no parent: it reads what the parent side had sent,
     * or the file that standard input is, or with {@code -} whatever that is. Without a parent side
     * there is nothing in the shared directory, which is removed at the end.
     *
     * @param workingDirectory its working directory; null for the test JVM's
     * @param child what it runs
     * @param recorded the file with what the parent side had sent, if it sent anything
     */
    public static String of(
            List<String> words,
            Set<String> environmentNames,
            @Nullable Path workingDirectory,
            ChildPlan child,
            @Nullable String sharedDir,
            Path recorded) {
        Path directory = workingDirectory == null ? Path.of("") : workingDirectory;
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        script.append(
                "# Runs the child side alone, against what the parent side had sent; against a file: sh FILE < INPUT;\n"
                        + "# against any input: ... | sh FILE -\n");
        script.append("# It was started with values for these environment variables:\n#  ");
        new TreeSet<>(environmentNames).forEach(name -> script.append(' ').append(name));
        script.append("\ncd ")
                .append(quote(directory.toAbsolutePath().toString()))
                .append(" || exit\n");
        String input = quote(recorded.toString());
        script.append("if [ \"$1\" != - ] && ! [ -f /dev/stdin ]; then\n    if [ -f ")
                .append(input)
                .append(" ]; then exec <")
                .append(input)
                .append("; else exec </dev/null; fi\nfi\n");
        List<String> directories = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith(ChildArguments.TEMPORARY)) {
                directories.add(quote(word.substring(ChildArguments.TEMPORARY.length())));
            }
        }
        if (sharedDir != null) {
            String shared = quote(sharedDir);
            directories.add(shared);
            script.append(
                    "echo 'The shared directory is empty: the parent side is not here.' >&2\n");
        }
        if (!directories.isEmpty()) {
            String all = String.join(" ", directories);
            script.append("mkdir -p -m 700 ").append(all).append(" || exit\n");
            String remove = "rm -rf -- " + all;
            script.append("trap ").append(quote(remove)).append(" EXIT\n");
        }
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add(quote(word)));
        // Nobody tells it to begin.
        quoted.add(quote(child.side().argument()));
        if (sharedDir != null) {
            quoted.add(quote(sharedDir));
        }
        child.asked().forEach(word -> quoted.add(quote(Asked.argument(word))));
        child.runner().told().forEach(word -> quoted.add(quote(RunnerPlan.argument(word))));
        return script.append(String.join(" ", quoted))
                // Where a child has its channel; what it starts shall not read that.
                .append(
                        " "
                                + ChildArguments.ALONE
                                + " "
                                + ChildDescriptors.CHANNEL
                                + "<&0 </dev/null\n")
                .toString();
    }

    /** Writes a word as a shell reads it back. */
    public static String quote(String word) {
        return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
