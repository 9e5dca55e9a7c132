package io.github.forkpair.child;

import io.github.forkpair.control.ExitCodes;
import io.github.forkpair.plan.DirectoryTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The end of a child whose parent is gone. Nobody is left to end it, or to clean up after it. */
final class Orphan {

    private static final long REMOVAL_LIMIT_NANOS = 1_000_000_000;
    private static final int SHELL_LIMIT_MILLIS = 500;

    private Orphan() {}

    /**
     * Ends what this JVM started, removes the directories, and ends this JVM with all of its
     * process group. Does not return.
     */
    static void end(@Nullable Path sharedDir, @Nullable File temporary) {
        try {
            endDescendants();
            remove(sharedDir);
            remove(temporary == null ? null : temporary.toPath());
        } finally {
            endGroup();
        }
    }

    /** The group has not all of them: one may have made a group of its own. */
    private static void endDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static void remove(@Nullable Path directory) {
        long begun = System.nanoTime();
        while (directory != null && System.nanoTime() - begun < REMOVAL_LIMIT_NANOS) {
            try {
                DirectoryTree.delete(directory);
                return;
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                // The side is still writing there.
            } catch (IOException e) {
                return; // Somebody else's file is in it; that somebody may still want it.
            }
        }
    }

    /**
     * Reaches also those whose own parent has ended, which no JVM finds any more. The launcher made
     * this process the leader of its group, so the group has this pid, and no other group does.
     */
    private static void endGroup() {
        try {
            long group = ProcessHandle.current().pid();
            new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + group)
                    .start()
                    .waitFor(SHELL_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException | InterruptedException e) {
            // No process can be started; then at least this one ends.
        } finally {
            Runtime.getRuntime().halt(ExitCodes.ORPHANED);
        }
    }
}
