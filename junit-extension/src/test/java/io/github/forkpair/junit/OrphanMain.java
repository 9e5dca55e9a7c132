package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.session.PairSession;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A test JVM that launches a pair, prints the pids of the child and of two that the child started,
 * and the shared directory, and waits to be killed. The second of the two has lost its parent.
 */
final class OrphanMain {

    private OrphanMain() {}

    /**
     * Takes the evidence directory, what {@code forkpair.debug} shall be, and what becomes of the
     * child once it is up: {@code runs}, {@code frozen}, {@code returned}, or {@code again}, where
     * one pair follows the other. With {@code forked} before it the child is a fork.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> given =
                Map.of(
                        Setting.EVIDENCE_DIR.key(), arguments[0],
                        Setting.DEBUG.key(), arguments[1]);
        Settings settings = Settings.from(name -> Optional.ofNullable(given.get(name)));
        do {
            runPair(settings, arguments[2]);
        } while (arguments[2].equals("again"));
        new CountDownLatch(1).await();
    }

    private static void runPair(Settings settings, String then) throws InterruptedException {
        SideMethod side =
                new SideMethod(
                        OrphanMain.Sides.class.getName(),
                        "startsTwo",
                        List.of(Peer.class.getName(), Path.class.getName()));
        LaunchMode mode = then.startsWith("forked ") ? LaunchMode.FORK : LaunchMode.SPAWN;
        ChildPlan planned =
                new ChildPlan(
                        Seat.ONLY, side, false, ExpectedEnd.RETURN, List.of(), mode, List.of());
        PairPlan plan = new PairPlan(side, List.of(planned), true, settings);
        PairSession session =
                PairSession.launch(plan, OrphanMain.class.getClassLoader(), Console.ofThisJvm());
        session.fork(new Sides());
        Peer child = session.parentEnd().peer();
        long grandchild = child.receive(Long.class);
        long withoutParent = child.receive(Long.class);
        child.expect("up");
        System.out.printf(
                "%d %d %d %s%n",
                session.child().pid(),
                grandchild,
                withoutParent,
                session.sharedDir().orElseThrow());
        switch (then.replace("forked ", "")) {
            case "frozen" -> {
                session.child().freeze();
                System.out.println("frozen");
            }
            case "returned", "again" -> {
                child.send("return");
                session.end(ParentOutcome.returned());
            }
            default -> System.out.println("running");
        }
    }

    static class Sides {
        void startsTwo(Peer parent, @SharedDir Path dir) throws Exception {
            ProcessBuilder sleep = new ProcessBuilder("sleep", "1000").inheritIO();
            ProcessBuilder shell =
                    new ProcessBuilder("sh", "-c", "sleep 1000 >/dev/null & echo $!");
            Process withoutParent = shell.start();
            parent.send(sleep.start().pid());
            try (BufferedReader out = withoutParent.inputReader()) {
                parent.send(Long.valueOf(out.readLine()));
            }
            withoutParent.waitFor();
            parent.send("up");
            parent.expect("return");
        }
    }
}
