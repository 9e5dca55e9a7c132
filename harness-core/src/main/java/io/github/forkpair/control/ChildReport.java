package io.github.forkpair.control;

import io.github.forkpair.transfer.Lacks;
import io.github.forkpair.transfer.StackFrames;
import io.github.forkpair.transfer.TransferredFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What the child says to the harness, over the control pipe, in frames of a kind for each. */
public sealed interface ChildReport {

    /** Returns the frame's kind. */
    char kind();

    /** Writes the frame's payload. */
    void write(DataOutputStream out) throws IOException;

    /** Returns the frame's payload. */
    default byte[] encode() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory takes all bytes", e);
        }
    }

    /**
     * The JVM is up and about to run the child side.
     *
     * @param nanoTime since when, by {@link System#nanoTime()}, which has one origin for all JVMs
     *     of a machine: heard late, it would come after what it came before
     */
    record Ready(long nanoTime) implements ChildReport {
        @Override
        public char kind() {
            return 'R';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeLong(nanoTime);
        }
    }

    /**
     * The child side returned.
     *
     * @param nanoTime when, by {@link System#nanoTime()}
     * @param threads the names of threads that it left behind and that would keep the JVM alive, a
     *     line for each
     * @param busyThreads the names of those that ended at something they were doing, daemons among
     *     them, a line for each
     */
    record Returned(long nanoTime, String threads, String busyThreads) implements ChildReport {
        @Override
        public char kind() {
            return 'V';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeLong(nanoTime);
            StackFrames.writeText(out, threads);
            StackFrames.writeText(out, busyThreads);
        }
    }

    /**
     * The child side threw something, or could not be started.
     *
     * @param nanoTime when, by {@link System#nanoTime()}
     * @param failure what it threw
     * @param lacks what it lacked by then
     * @param where what threw it, if that is not the side's method but goes with it, as its author
     *     would name it; else empty
     */
    record Failed(long nanoTime, TransferredFailure failure, Lacks lacks, String where)
            implements ChildReport {

        /** Says that it was thrown in the side's method. */
        public Failed(long nanoTime, TransferredFailure failure, Lacks lacks) {
            this(nanoTime, failure, lacks, "");
        }

        /** Says that it lacked nothing. */
        public Failed(long nanoTime, TransferredFailure failure) {
            this(nanoTime, failure, Lacks.NOTHING);
        }

        @Override
        public char kind() {
            return 'F';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeLong(nanoTime);
            failure.write(out);
            lacks.write(out);
            StackFrames.writeText(out, where);
        }
    }

    /**
     * The JVM began to exit before the child side's method was through.
     *
     * @param nanoTime when, by {@link System#nanoTime()}
     * @param thread the thread that began it; HotSpot names the one that answers a signal for it
     * @param stack where that thread called for the exit, innermost first
     */
    record Exiting(long nanoTime, String thread, List<StackTraceElement> stack)
            implements ChildReport {

        /** Copies the list. */
        public Exiting {
            stack = List.copyOf(stack);
        }

        @Override
        public char kind() {
            return 'X';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeLong(nanoTime);
            StackFrames.writeText(out, thread);
            StackFrames.write(out, stack);
        }
    }

    /**
     * Nobody caught what a thread of the child threw.
     *
     * @param nanoTime when, by {@link System#nanoTime()}
     * @param number how many there were by then, with this one; not all are told of
     * @param thread the thread's name
     * @param type the class of what it threw
     * @param message its message; empty where it has none
     * @param stack where it was created, innermost first
     * @param trace its stack with its causes, as it is printed, or the beginning of that
     * @param lacks what the side lacked by then, as far as that may have led to it
     */
    record Uncaught(
            long nanoTime,
            long number,
            String thread,
            String type,
            String message,
            List<StackTraceElement> stack,
            String trace,
            Lacks lacks)
            implements ChildReport {

        /** Copies the list. */
        public Uncaught {
            stack = List.copyOf(stack);
        }

        /** Says that the side lacked nothing. */
        public Uncaught(
                long nanoTime,
                long number,
                String thread,
                String type,
                String message,
                List<StackTraceElement> stack,
                String trace) {
            this(nanoTime, number, thread, type, message, stack, trace, Lacks.NOTHING);
        }

        @Override
        public char kind() {
            return 'U';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeLong(nanoTime);
            out.writeLong(number);
            StackFrames.writeText(out, thread);
            StackFrames.writeText(out, type);
            StackFrames.writeText(out, message);
            StackFrames.write(out, stack);
            StackFrames.writeText(out, trace);
            lacks.write(out);
        }
    }

    /**
     * The child's threads, as the parent asked.
     *
     * @param dump each thread's name, state and stack
     * @param deadlock which of them wait for each other, a line for each; empty where none do
     */
    record Threads(String dump, String deadlock) implements ChildReport {

        /** What follows, in its line, the name of a pool's worker that a fork has lost. */
        public static final String LOST = " was a worker of a pool, and is lost since the fork";

        @Override
        public char kind() {
            return 'T';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            StackFrames.writeText(out, dump);
            StackFrames.writeText(out, deadlock);
        }
    }

    /** Whoever runs the side calls its method now. A child that calls it itself does not say so. */
    record Called() implements ChildReport {
        @Override
        public char kind() {
            return 'B';
        }

        @Override
        public void write(DataOutputStream out) {}
    }

    /** The child has written down what code it covered, as far as it can. */
    record Covered() implements ChildReport {
        @Override
        public char kind() {
            return 'C';
        }

        @Override
        public void write(DataOutputStream out) {}
    }

    /**
     * The child side has come to a meeting place, and waits for an answer.
     *
     * @param place the place's name
     * @param sides with whom it is to meet there; empty for all
     */
    record Waits(String place, List<String> sides) implements ChildReport {

        /** Copies the list. */
        public Waits {
            sides = List.copyOf(sides);
        }

        @Override
        public char kind() {
            return 'M';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            StackFrames.writeText(out, place);
            StackFrames.writeTexts(out, sides);
        }
    }

    /** The child side was interrupted where it waits, and still wants its answer. */
    record Leaves() implements ChildReport {
        @Override
        public char kind() {
            return 'L';
        }

        @Override
        public void write(DataOutputStream out) {}
    }

    /**
     * Reads what a child sent.
     *
     * @throws IOException if it is no report
     */
    static ChildReport decode(char kind, byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        return switch (kind) {
            case 'R' -> new Ready(in.readLong());
            case 'V' -> new Returned(in.readLong(), text(in), text(in));
            case 'F' ->
                    new Failed(
                            in.readLong(), TransferredFailure.read(in), Lacks.read(in), text(in));
            case 'X' -> new Exiting(in.readLong(), text(in), StackFrames.read(in));
            case 'U' ->
                    new Uncaught(
                            in.readLong(),
                            in.readLong(),
                            text(in),
                            text(in),
                            text(in),
                            StackFrames.read(in),
                            text(in),
                            Lacks.read(in));
            case 'T' -> new Threads(text(in), text(in));
            case 'B' -> new Called();
            case 'C' -> new Covered();
            case 'M' -> new Waits(text(in), StackFrames.readTexts(in));
            case 'L' -> new Leaves();
            default -> throw new IOException("no report is of the kind '" + kind + "'");
        };
    }

    private static String text(DataInputStream in) throws IOException {
        return String.valueOf(StackFrames.readText(in));
    }
}
