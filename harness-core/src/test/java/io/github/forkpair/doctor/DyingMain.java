package io.github.forkpair.doctor;

import io.github.forkpair.plan.Console;

/** Stands for a JVM that dies of its fork. */
final class DyingMain {

    private DyingMain() {}

    public static void main(String[] arguments) {
        Console console = Console.ofThisJvm();
        console.out(Answer.works(Capability.FORK, "it looks fine").line());
        console.err("# A fatal error has been detected");
        Runtime.getRuntime().halt(3);
    }
}
