package io.github.forkpair.doctor;

import io.github.forkpair.jvm.GivenArguments;
import io.github.forkpair.launch.TestClassPath;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.Pipe;
import io.github.forkpair.posix.PipeReader;
import io.github.forkpair.posix.Survivors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fresh JVM that forks itself: this one is not to be forked. It is started for the first row that
 * asks, and what it said is kept for the others.
 */
final class ForkTrial {

    private final Function<Path, Settings> settings;
    private final String main;
    private @Nullable ForkWords words;

    /** Has settings that keep what they keep below a directory. */
    ForkTrial(Function<Path, Settings> settings) {
        this(settings, ForkingMain.class.getName());
    }

    /** Starts another main. */
    ForkTrial(Function<Path, Settings> settings, String main) {
        this.settings = settings;
        this.main = main;
    }

    synchronized ForkWords words(Bench bench) throws Exception {
        ForkWords known = words;
        if (known == null) {
            known = run(bench);
            words = known;
        }
        return known;
    }

    private ForkWords run(Bench bench) throws Exception {
        Path directory = bench.directory();
        Settings given = settings.apply(directory);
        Heard heard = new Heard();
        List<ChildMark> marks = new CopyOnWriteArrayList<>();
        bench.own(() -> endForks(marks, heard)); // before the JVM, so that it is closed after that
        Pipe out = bench.own(Pipe.open());
        Descriptor nothing = bench.own(Descriptor.ofNothing());
        Descriptor written = out.writeEnd();
        Heard.read(bench, List.of(new PipeReader.Source(out.readEnd(), heard)));
        List<String> command = command(given, directory);
        Subject jvm = Subject.start(bench, command, System.getenv(), nothing, written, written);
        marks.add(jvm.mark());
        // Ours must go, or the pipe would never end for us.
        written.close();
        boolean ended = heard.endsWithin(given.deadline());
        return new ForkWords(
                "the JVM that was to be forked",
                heard.soFar(),
                ended ? Optional.of(jvm.awaitEnd()) : Optional.empty());
    }

    private List<String> command(Settings given, Path directory) {
        List<String> words = new ArrayList<>();
        words.add(given.childJava().toString());
        words.add("-XX:-UsePerfData");
        words.add("-XX:ErrorFile=" + directory.resolve("crash").toString().replace("%", "%%"));
        words.add("-Djava.io.tmpdir=" + directory);
        words.add("--enable-native-access=ALL-UNNAMED");
        GivenArguments.ofThisJvm().stream()
                .filter(argument -> argument.startsWith("-Djffi."))
                .forEach(words::add);
        words.addAll(given.childArgs());
        words.add("-cp");
        words.add(TestClassPath.of(ForkTrial.class.getClassLoader()));
        words.add(main);
        return words;
    }

    /** A fork has a process group of its own, and outlives a JVM that hangs or dies over it. */
    private static void endForks(List<ChildMark> jvm, Heard heard) {
        List<ChildMark> marks = new ArrayList<>(jvm);
        heard.soFar().lines().forEach(line -> MarkLine.read(line).ifPresent(marks::add));
        Survivors.of(marks).end();
    }
}
