package io.github.forkpair.benchmark;

import java.io.IOException;

/** Greets on standard output and does nothing until standard input ends. */
final class IdleMain {

    private IdleMain() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Traffic.GREETING);
        System.in.read();
    }
}
