package io.github.forkpair.junit;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs, in a JVM with a small heap, the pair whose child fills it; as {@link ForkedEndingTests}
 * does.
 */
final class ForkedHeapMain {

    private ForkedHeapMain() {}

    /** Takes a directory for the run, and writes the ending's text to a file in it. */
    public static void main(String[] arguments) throws Exception {
        Path dir = Path.of(arguments[0]);
        Path evidence = dir.resolve("evidence");
        TestRun run = Ending.CHILD_HEAP.runForked(dir, evidence);
        Files.writeString(
                dir.resolve("text"),
                EndingText.of(Ending.CHILD_HEAP, run, evidence, run.warnings()));
        TestRun again = TestRun.of(ForkedPairs.SameInstanceTestCase.class, evidence);
        System.exit(again.printed().isEmpty() ? 0 : 1); // the parent's heap is not full
    }
}
