package io.github.forkpair.junit;

import java.nio.file.Path;

/** Runs a pair with a shared directory, and prints what it fails with. */
final class NoTemporaryDirectoryMain {

    private NoTemporaryDirectoryMain() {}

    public static void main(String[] arguments) {
        TestRun run = TestRun.of(SharingTestCase.class, Path.of(arguments[0]));
        System.out.println(run.failure().getMessage());
    }

    static class SharingTestCase {
        @ParentSide
        void parent(@SharedDir Path dir) {}

        @ChildSide
        void child(@SharedDir Path dir) {}
    }
}
