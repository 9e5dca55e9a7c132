package io.github.forkpair.benchmark;

/** The least that a JVM can run. */
final class EmptyMain {

    private EmptyMain() {}

    public static void main(String[] arguments) {}
}
