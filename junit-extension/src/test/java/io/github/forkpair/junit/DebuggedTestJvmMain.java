package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherFactory;

/** A test JVM whose pairs have a deadline of 1 s. Prints what they came to. */
final class DebuggedTestJvmMain {

    private DebuggedTestJvmMain() {}

    /**
     * Takes the evidence directory, the name of a test class nested here, and the modes of
     * Jupiter's timeouts in which it is to run, with "none" for none.
     */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Launcher launcher = LauncherFactory.create();
        Class<?> tests = Class.forName(DebuggedTestJvmMain.class.getName() + "$" + arguments[1]);
        for (String mode : List.of(arguments).subList(2, arguments.length)) {
            Map<String, String> configuration = new HashMap<>();
            configuration.put("forkpair.evidence.dir", arguments[0]);
            configuration.put("forkpair.deadline", "3 s");
            if (!mode.equals("none")) {
                configuration.put("junit.jupiter.execution.timeout.mode", mode);
            }
            RunInThisJvm.of(launcher, tests, configuration)
                    .forEach((test, came) -> System.out.println(mode + " " + test + " " + came));
        }
    }

    /** What a person does at a breakpoint. */
    static void takeTime() throws InterruptedException {
        new CountDownLatch(1).await(4, TimeUnit.SECONDS);
    }

    static class LimitsTestCase {

        @ParentSide("plain")
        void plain() throws InterruptedException {
            takeTime();
        }

        @ChildSide("plain")
        void plainChild() {}

        @ParentSide("limited")
        @Timeout(3)
        void limited() throws InterruptedException {
            takeTime();
        }

        @ChildSide("limited")
        void limitedChild() {}
    }

    static class BreakpointTestCase {

        @ParentSide
        void parent(Peer child) {
            child.expect("from the child");
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("from the child");
        }
    }
}
