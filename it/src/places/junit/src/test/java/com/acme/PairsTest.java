package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.Signal;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ExpectedExit;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.ParentSideTemplate;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A pair of each form. */
class PairsTest {

    @ParentSide("plain")
    void hears(Peer child, ChildProcess process, TestInfo test) {
        assertEquals("hears(Peer, ChildProcess, TestInfo)", test.getDisplayName());
        long pid = child.receive(Long.class);
        assertEquals(process.pid(), pid);
        System.out.printf(
                "JUnit %s: parent %d, child %d%n",
                Test.class.getPackage().getImplementationVersion(),
                ProcessHandle.current().pid(),
                pid);
    }

    @ChildSide("plain")
    void tells(Peer parent) {
        parent.send(ProcessHandle.current().pid());
    }

    @RepeatedTest(2)
    @ParentSideTemplate("repeated")
    void repeats(Peer child, RepetitionInfo repetition) {
        child.send(repetition.getCurrentRepetition());
        child.expect(repetition.getCurrentRepetition());
    }

    @ChildSide("repeated")
    void echoes(Peer parent) {
        parent.send(parent.receive(Integer.class));
    }

    @Nested
    class Inside {

        @ParentSide
        void reads(Peer child, @SharedDir Path dir) throws IOException {
            child.expect("written");
            assertEquals("hello", Files.readString(dir.resolve("file")));
        }

        @ChildSide
        void writes(Peer parent, @SharedDir Path dir) throws IOException {
            Files.writeString(dir.resolve("file"), "hello");
            parent.send("written");
        }
    }

    @ParentSide("killed")
    void waits(ChildProcess process) throws InterruptedException {
        assertTrue(process.waitForExit().toString().contains("SIGKILL"));
    }

    @ChildSide("killed")
    @ExpectedExit(signal = Signal.SIGKILL)
    void killsItself() throws IOException, InterruptedException {
        long pid = ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
    }
}
