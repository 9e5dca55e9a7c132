package io.github.forkpair.doctor;

import io.github.forkpair.plan.Console;
import java.util.concurrent.locks.LockSupport;

/** Hangs, and so does its fork, once it has said which process that is. */
final class HangingMain {

    private HangingMain() {}

    public static void main(String[] arguments) throws Exception {
        Console console = Console.ofThisJvm();
        StartedFork fork = StartedFork.start(new Bench(), console, HangingMain::hang);
        console.out("forked " + fork.process().pid());
        hang();
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }
}
