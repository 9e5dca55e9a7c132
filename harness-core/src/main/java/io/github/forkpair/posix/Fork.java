package io.github.forkpair.posix;

import io.github.forkpair.ExitStatus;
import io.github.forkpair.jvm.ForkedJvm;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A real {@code fork(2)} of this JVM: the child has all that this process has in memory, and those
 * threads that the JVM needs. {@code forkpair-fork.c} says how.
 */
public final class Fork {

    /** How often it is tried in all, and the longest pause before it is tried again. */
    private static final int MOST_ATTEMPTS = 60;

    private static final int LONGEST_PAUSE_MILLIS = 50;

    /** How long a child may take until it says that it is whole; in milliseconds. */
    private static final int LONGEST_SILENCE_MILLIS = 2000;

    /** What a child says first: it goes its way; or it does not, and why. */
    private static final char WHOLE = 'w';

    private static final char HINDERED = 'h';

    private static final int LONGEST_WORD = 1024;

    /** How a child ends that lacks a thread or a descriptor, as the C code has it. */
    private static final ExitStatus NOT_WHOLE = new ExitStatus.Exited(99);

    /** For one thread at a time. No lock: who waits for one would keep this JVM from a fork. */
    private static final Semaphore TURN = new Semaphore(1);

    private static boolean rehearsed;

    private Fork() {}

    /**
     * A child that goes its way.
     *
     * @param process the child, for this process to reap
     * @param attempts how many forks it took
     * @param stoodNanos how long this JVM's threads stood still, in the last of them
     * @param cloneNanos how long of that the system call took
     */
    public record Forked(SpawnedProcess process, int attempts, long stoodNanos, long cloneNanos) {}

    /** What a child does. */
    public interface Branch {

        /**
         * Does it, on the thread that forked.
         *
         * @param kept the numbers of the descriptors that the child keeps
         * @param lost the threads that the JVM still lists, and that are no more
         * @return the code that the child is to exit with
         */
        int go(List<Integer> kept, Set<Thread> lost);
    }

    /** Returns why this JVM cannot be forked, for a sentence; nothing where it can. */
    public static Optional<String> refusal() {
        return NativeFork.ofThisJvm().refusal();
    }

    /**
     * Forks this JVM. The child, in a process group of its own, goes the branch on the thread that
     * called this, and ends at once with what that returns. It never returns from here.
     *
     * @param standard what the child has as descriptors 0, 1 and 2; they stay open here
     * @param kept which others of this process's descriptors the child keeps, by their numbers
     * @param errorFile where the child's JVM writes down a crash; null for where this one would
     * @param branch what the child does
     * @return the child, in the parent
     * @throws ForkRefusedException if this JVM cannot be forked, or not while its threads do what
     *     they do; it goes on as before
     * @throws PosixException if the system refuses it
     * @throws java.io.InterruptedIOException if the thread is interrupted before a child goes its
     *     way; it stays so
     * @throws IOException in no other case
     */
    public static Forked fork(
            List<Descriptor> standard,
            List<Descriptor> kept,
            @Nullable Path errorFile,
            Branch branch)
            throws IOException {
        return fork(standard, kept, errorFile, branch, MOST_ATTEMPTS);
    }

    /** Does the same with another limit, for tests of what hinders every attempt. */
    static Forked fork(
            List<Descriptor> standard,
            List<Descriptor> kept,
            @Nullable Path errorFile,
            Branch branch,
            int mostAttempts)
            throws IOException {
        try {
            TURN.acquire();
        } catch (InterruptedException e) {
            throw interrupted("before its turn came");
        }
        try {
            return inTurn(standard, kept, errorFile, branch, mostAttempts);
        } finally {
            TURN.release();
        }
    }

    private static Forked inTurn(
            List<Descriptor> standard,
            List<Descriptor> kept,
            @Nullable Path errorFile,
            Branch branch,
            int mostAttempts)
            throws IOException {
        NativeFork fork = NativeFork.ofThisJvm();
        Optional<String> unfit = fork.refusal();
        if (unfit.isPresent()) {
            throw new ForkRefusedException(unfit.get());
        }
        rehearse();
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (int attempt = 1; attempt <= mostAttempts; attempt++) {
            try (Pipe word = Pipe.open()) {
                long begun = System.nanoTime();
                NativeFork.Answer answer = once(fork, standard);
                if (answer.result() == 0) {
                    goTheWay(word, kept, errorFile, branch);
                }
                if (answer.result() > 0) {
                    Optional<String> hindrance = heard(word, answer.result());
                    if (hindrance.isEmpty()) {
                        return new Forked(
                                Spawn.owned(answer.result(), begun),
                                attempt,
                                answer.stoodNanos(),
                                answer.cloneNanos());
                    }
                    reasons.merge(hindrance.get(), 1, Integer::sum);
                } else if (answer.result() == NativeFork.TRY_AGAIN) {
                    reasons.merge(fork.lastReason(), 1, Integer::sum);
                } else if (answer.result() == NativeFork.REFUSED) {
                    throw new ForkRefusedException(fork.lastReason());
                } else {
                    throw new PosixException("clone()", -answer.result());
                }
            }
            pause(attempt, mostFrequent(reasons));
        }
        String reason = mostFrequent(reasons);
        throw new ForkRefusedException(
                reason
                        + (reasons.size() == 1
                                ? ", each time of "
                                : ", " + reasons.get(reason) + " times of ")
                        + mostAttempts);
    }

    /** What comes and goes, such as a thread at work, hides what stays only by chance. */
    private static String mostFrequent(Map<String, Integer> reasons) {
        return Collections.max(reasons.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /** Loads in the parent, once, what each child would have to load for itself. */
    private static void rehearse() {
        if (!rehearsed) {
            rehearsed = true;
            ForkedJvm.rehearse();
            ForkedThreads.hindrance(ForkedThreads.lost());
        }
    }

    private static NativeFork.Answer once(NativeFork fork, List<Descriptor> standard)
            throws PosixException {
        int[] numbers = new int[standard.size()];
        int used = 0;
        try {
            for (Descriptor descriptor : standard) {
                numbers[used] = descriptor.acquire();
                used++;
            }
            return fork.fork(numbers);
        } finally {
            standard.subList(0, used).forEach(Descriptor::release);
        }
    }

    /**
     * In the child; does not return. No lambda is here, nor text that is put together: the JVM
     * makes code for each where it is first met, and that would be in each child.
     */
    private static void goTheWay(
            Pipe word, List<Descriptor> kept, @Nullable Path errorFile, Branch branch) {
        int code = 1;
        try {
            Set<Thread> lost = ForkedThreads.lost();
            Optional<String> hindrance = ForkedThreads.hindrance(lost);
            String said =
                    String.valueOf(hindrance.isPresent() ? HINDERED : WHOLE)
                            .concat(hindrance.orElse(""));
            word.readEnd().close();
            new PipeWriter(word.writeEnd())
                    .write(ByteBuffer.wrap(said.getBytes(StandardCharsets.UTF_8)));
            word.close();
            if (hindrance.isEmpty()) {
                Descriptor.closeAllBut(kept);
                NativeFork.ofThisJvm().part(errorFile);
                for (String unmended : ForkedJvm.partFromTheParent(Native.POSIX.getpid())) {
                    errorOutput().println("[forkpair] WARNING: ".concat(unmended));
                }
                List<Integer> numbers = new ArrayList<>();
                for (Descriptor descriptor : kept) {
                    numbers.add(descriptor.number());
                }
                code = branch.go(numbers, lost);
            }
        } catch (Throwable e) {
            e.printStackTrace(errorOutput());
        } finally {
            NativeFork.ofThisJvm().leave(code);
        }
    }

    /** System.err may be a stream to somebody whom only the parent knows. */
    private static PrintStream errorOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true);
    }

    /** Returns what hinders a child; nothing if it is whole. Whoever is hindered is no more. */
    private static Optional<String> heard(Pipe word, int pid) throws PosixException {
        word.writeEnd().close();
        String said = said(word);
        if (said.equals(String.valueOf(WHOLE))) {
            return Optional.empty();
        }
        ExitStatus ended = Spawn.end(pid);
        if (!said.isEmpty()) {
            return Optional.of(said.substring(1));
        }
        return Optional.of(
                ended.equals(NOT_WHOLE)
                        ? "the system gives the child no threads or files (see `ulimit -u`)"
                        : "the child does not come to life");
    }

    /** Returns what a child says first; nothing if it ends or is silent. */
    private static String said(Pipe word) throws PosixException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_WORD);
        int number = word.readEnd().acquire();
        try {
            PollTable table = new PollTable();
            int index = table.add(number);
            table.poll(LONGEST_SILENCE_MILLIS);
            long count = table.isReady(index) ? Native.POSIX.read(number, buffer, LONGEST_WORD) : 0;
            buffer.limit(Math.max(0, (int) count));
            return StandardCharsets.UTF_8.decode(buffer).toString();
        } finally {
            word.readEnd().release();
        }
    }

    private static void pause(int attempt, String reason) throws IOException {
        try {
            Thread.sleep(Math.min(attempt, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            throw interrupted("while " + reason);
        }
    }

    private static InterruptedIOException interrupted(String when) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The thread that forks was interrupted " + when + ".");
    }
}
