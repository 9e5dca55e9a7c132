package io.github.forkpair.doctor;

import io.github.forkpair.jvm.Generator;
import io.github.forkpair.plan.Console;
import io.github.forkpair.posix.Fork;
import io.github.forkpair.posix.ForkRefusedException;
import io.github.forkpair.posix.PosixException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;

/** Forks the JVM that it runs in, and prints an {@link Answer} for each row that it comes to. */
final class ForkingMain {

    private static final String DRAWN = Answer.OURS + " drew] ";
    private static final int PROCESSES = 3;

    private static final Console CONSOLE = Console.ofThisJvm();

    private ForkingMain() {}

    /** Takes no arguments. Exits with 1 if it does not come to the end. */
    public static void main(String[] arguments) {
        try {
            Optional<String> refusal = Fork.refusal();
            say(
                    new Answer(
                            Capability.FORK,
                            refusal.isEmpty(),
                            refusal.orElse("a JVM can be forked")));
            if (refusal.isEmpty()) {
                fork();
            }
        } catch (Throwable e) {
            CONSOLE.err(Words.of(e));
            System.exit(1);
        }
    }

    private static void fork() throws Exception {
        List<String> drawn = new ArrayList<>();
        // Of what nobody has used yet, a fork has no copy.
        Generator.drawFromAll();
        ForkJoinPool.commonPool().submit(() -> {}).get();
        try (AtFork before = AtFork.open();
                Bench bench = new Bench()) {
            ForkWords words = first(bench, new InFork(before)).words();
            say(words.of(Capability.FORKED_THREADS));
            say(before.judge(words.of(Capability.FORKED_PROCESS)));
            drawn.addAll(drawn(words));
        }
        try (Bench bench = new Bench()) {
            drawn.addAll(drawn(StartedFork.start(bench, CONSOLE, ForkingMain::draw).words()));
        }
        drawn.addAll(Generator.drawFromAll());
        say(judge(drawn));
    }

    private static StartedFork first(Bench bench, InFork inFork) throws Exception {
        long begin = System.nanoTime();
        try {
            StartedFork fork =
                    StartedFork.start(
                            bench,
                            CONSOLE,
                            () -> {
                                say(inFork.threads());
                                say(inFork.process());
                                draw();
                            });
            long millis = (System.nanoTime() - begin) / 1_000_000;
            say(Answer.works(Capability.FORKED_JVM, fork.words(millis)));
            return fork;
        } catch (ForkRefusedException | PosixException e) {
            say(Answer.fails(Capability.FORKED_JVM, Words.of(e)));
            throw e;
        }
    }

    private static void say(Answer answer) {
        CONSOLE.out(answer.line());
    }

    private static void draw() {
        Generator.drawFromAll().forEach(drawn -> CONSOLE.out(DRAWN + drawn));
    }

    private static List<String> drawn(ForkWords words) {
        return words.said()
                .lines()
                .filter(line -> line.startsWith(DRAWN))
                .map(line -> line.substring(DRAWN.length()))
                .toList();
    }

    /** Judges what two forks and their parent have drawn. */
    static Answer judge(List<String> drawn) {
        int all = PROCESSES * Generator.values().length;
        if (drawn.size() != all) {
            return Answer.fails(
                    Capability.FORKED_SEEDS, drawn.size() + " were drawn instead of " + all);
        }
        TreeSet<String> twice = new TreeSet<>(drawn);
        twice.removeIf(each -> Collections.frequency(drawn, each) == 1);
        return twice.isEmpty()
                ? Answer.works(
                        Capability.FORKED_SEEDS,
                        "two forks and their parent draw different numbers")
                : Answer.fails(
                        Capability.FORKED_SEEDS,
                        "two processes have drawn the same: " + String.join(", ", twice));
    }
}
