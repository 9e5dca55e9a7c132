package io.github.forkpair.junit;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.ExitStatus;
import io.github.forkpair.Peer;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Pairs whose child sides leave processes running. */
final class LeftoverTestCases {

    private LeftoverTestCases() {}

    /** Starts a shell, whose own children need not end with it. */
    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("/bin/sh", "-c", script)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
    }

    private static void leaveASleeper() throws Exception {
        shell("sleep 1000 &").start().waitFor();
    }

    static class InTheGroupTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("done");
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            leaveASleeper();
            parent.send("done");
        }
    }

    static class TwoTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            leaveASleeper();
            shell("setsid sleep 1001 &").start().waitFor();
        }
    }

    static class InASessionOfItsOwnTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            shell("exec setsid sleep 1000").start();
        }
    }

    static class WithoutParentAndEnvironmentTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            shell("env -i setsid sleep 1000 &").start().waitFor();
        }
    }

    static class HoldsTheOutputTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            System.out.println("first line");
            new ProcessBuilder("setsid", "sleep", "1000").inheritIO().start();
        }
    }

    static class ChildFailsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            leaveASleeper();
            throw new IllegalStateException("child");
        }
    }

    static class ParentFailsTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("started");
            throw new IllegalStateException("parent");
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            leaveASleeper();
            parent.send("started");
        }
    }

    static class ParentAbortsTestCase {
        @ParentSide
        void parent(Peer child) {
            child.expect("started");
            Assumptions.abort("not here");
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            leaveASleeper();
            parent.send("started");
        }
    }

    static class KilledByTheParentTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) {
            child.expect("started");
            process.kill();
            Assertions.assertInstanceOf(ExitStatus.Signaled.class, process.waitForExit());
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            shell("setsid sleep 1000 &").start().waitFor();
            parent.send("started");
            parent.receive(String.class);
        }
    }

    static class OverdueTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws Exception {
            shell("setsid sleep 1000 &").start().waitFor();
            Thread.currentThread().join();
        }
    }

    /** The process reads end-of-file once the child, which alone can write to it, is gone. */
    static class EndsWithTheChildTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() throws IOException {
            new ProcessBuilder("setsid", "cat")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        }
    }

    /** Runs another pair to its end while its own child's process is there. */
    static class BesideAnotherTestCase {
        static TestRun other;
        static Path evidence;

        @ParentSide
        void parent(Peer child) {
            long pid = child.receive(Long.class);
            other = TestRun.of(InTheGroupTestCase.class, evidence);
            Assertions.assertTrue(ProcessHandle.of(pid).isPresent());
            child.send("end it");
            child.expect("ended");
        }

        @ChildSide
        void child(Peer parent) throws Exception {
            Process process = shell("exec setsid sleep 2000").start();
            parent.send(process.pid());
            parent.expect("end it");
            process.destroyForcibly().waitFor();
            parent.send("ended");
        }
    }
}
