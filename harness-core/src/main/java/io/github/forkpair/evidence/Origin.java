package io.github.forkpair.evidence;

import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.SideMethod;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose an evidence directory is. It is written beside the directory, as {@code .writes.origin} for
 * {@code writes}: whoever creates that file has the directory.
 *
 * @param build the build whose word the evidence proves
 * @param part the part of such a build that ran the test; empty where that is not known
 * @param pid the test JVM's process id
 * @param begun when the pair began
 * @param side the parent side, as its {@linkplain SideMethod#argument() argument}
 * @param invocation tells the run of the parent side from its others
 * @param classFile the file that the test class came from; empty if it was no file
 * @param result what became of the pair
 * @param summary why it did; empty where it passed
 */
record Origin(
        String build,
        String part,
        long pid,
        Instant begun,
        String side,
        String invocation,
        String classFile,
        PairResult result,
        String summary) {

    private static final String SUFFIX = ".origin";

    /** Returns that of a pair of this JVM. */
    static Origin ofThisJvm(SideMethod parent, String invocation, ClassLoader loader) {
        return new Origin(
                ThisBuild.id(),
                ThisBuild.part(),
                ProcessHandle.current().pid(),
                Instant.now(),
                parent.argument(),
                invocation,
                classFile(parent, loader),
                PairResult.UNFINISHED,
                "");
    }

    private static String classFile(SideMethod parent, ClassLoader loader) {
        URL found = loader.getResource(parent.testClass().replace('.', '/') + ".class");
        return found == null || !found.getProtocol().equals("file") ? "" : found.toString();
    }

    /** Returns where it stands for a directory. */
    static Path file(Path directory) {
        return directory.resolveSibling("." + directory.getFileName() + SUFFIX);
    }

    /** Returns the directory that a file of this kind is about; nothing for another file. */
    static Optional<Path> directory(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(SUFFIX) && name.length() > SUFFIX.length() + 1
                ? Optional.of(
                        file.resolveSibling(name.substring(1, name.length() - SUFFIX.length())))
                : Optional.empty();
    }

    /** Reads it; nothing where it is not there, or not whole. */
    static Optional<Origin> read(Path file) {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
            SideMethod.parse(needed(read, "side"));
            return Optional.of(
                    new Origin(
                            needed(read, "build"),
                            needed(read, "part"),
                            Long.parseLong(needed(read, "pid")),
                            Instant.ofEpochMilli(Long.parseLong(needed(read, "begun"))),
                            needed(read, "side"),
                            needed(read, "invocation"),
                            needed(read, "classFile"),
                            result(read.getProperty("result")),
                            read.getProperty("summary", "")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PairResult result(@Nullable String word) {
        return word == null ? PairResult.UNFINISHED : PairResult.of(word);
    }

    private static String needed(Properties read, String name) {
        String value = read.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    /** Returns the file's lines, but for how the pair ended. */
    String lines() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("build", build);
        properties.setProperty("part", part);
        properties.setProperty("pid", String.valueOf(pid));
        properties.setProperty("begun", String.valueOf(begun.toEpochMilli()));
        properties.setProperty("side", side);
        properties.setProperty("invocation", invocation);
        properties.setProperty("classFile", classFile);
        return lines(properties);
    }

    /** Returns the lines to add once the pair has ended. */
    static String ended(PairResult result, String summary) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("result", result.word());
        properties.setProperty("summary", summary);
        return lines(properties);
    }

    private static String lines(Properties properties) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    SideMethod parent() {
        return SideMethod.parse(side);
    }

    /** Tells whether the pair may still be running. */
    boolean isRunning() {
        return result == PairResult.UNFINISHED && RecordFile.isAlive(pid, begun);
    }

    /** Tells whether the word of another pair on the same test is later than this one's. */
    boolean isTakenBackBy(Origin later) {
        return side.equals(later.side)
                && mayBeTakenBackBy(later)
                && (invocation.equals(later.invocation)
                        || !template(invocation).equals(template(later.invocation)));
    }

    /**
     * Tells whether it is of an invocation that a later build did not find.
     *
     * @param later a pair of that build, of the same class
     * @param template the unique id of a test that is run several times
     * @param invocations those that the build found
     */
    boolean isOfAMissingInvocation(Origin later, String template, Set<String> invocations) {
        return mayBeTakenBackBy(later)
                && isBelow(template)
                && invocations.stream().noneMatch(this::isBelow);
    }

    private boolean isBelow(String id) {
        return invocation.equals(id) || invocation.startsWith(id + "/");
    }

    /** A class of the same name may be in a module that keeps its evidence here too. */
    private boolean mayBeTakenBackBy(Origin later) {
        return !build.equals(later.build)
                && part.equals(later.part)
                && TestModule.isOne(classFile, later.classFile);
    }

    /** As a test that is repeated now and was not before, or came by another engine. */
    private static String template(String invocation) {
        return invocation.replaceAll("/\\[[a-z-]+-invocation:#\\d+]", "");
    }

    /** Tells whether the file is gone that the test class came from. */
    boolean isOfAMissingClass() {
        return !classFile.isEmpty() && !Files.exists(Path.of(URI.create(classFile)));
    }

    /**
     * Tells whether the test class, which has just been run, no longer has the method.
     *
     * @param loader finds the test class
     */
    boolean isOfAMissingMethod(ClassLoader loader) {
        try {
            SideMethod parsed = SideMethod.parse(side);
            return !hasMethod(Class.forName(parsed.testClass(), false, loader), parsed);
        } catch (ClassNotFoundException | LinkageError | IllegalArgumentException e) {
            return false; // it cannot be said
        }
    }

    private static boolean hasMethod(@Nullable Class<?> type, SideMethod side) {
        return type != null
                && (Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> isThe(side, method))
                        || hasMethod(type.getSuperclass(), side)
                        || Arrays.stream(type.getInterfaces())
                                .anyMatch(each -> hasMethod(each, side)));
    }

    private static boolean isThe(SideMethod side, Method method) {
        return method.getName().equals(side.method())
                && Arrays.stream(method.getParameterTypes())
                        .map(Class::getName)
                        .toList()
                        .equals(side.parameterTypes());
    }
}
