package io.github.forkpair.control;

import io.github.forkpair.transfer.StackFrames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the harness says to a child, over the control pipe, in frames of a kind for each. */
public sealed interface ChildOrder {

    /** Takes what the child is told once it has begun, without a type for each being looked for. */
    interface Hearer {
        /** See {@link Start}. */
        void start();

        /** See {@link DumpThreads}. */
        void dumpThreads() throws IOException;

        /** See {@link WriteCoverage}. */
        void writeCoverage() throws IOException;

        /**
         * Ends a wait at a meeting place.
         *
         * @param missed why the sides do not meet; null where they have met
         */
        void meeting(@Nullable String missed);

        /**
         * Ends a wait at a meeting place that there cannot be.
         *
         * @param why what is wrong with it
         */
        void refusedMeeting(String why);
    }

    /** Returns the frame's kind. */
    char kind();

    /** Writes the frame's payload. */
    default void write(DataOutputStream out) throws IOException {}

    /** Returns the frame's payload. */
    default byte[] encode() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all bytes", e);
        }
    }

    /**
     * Begin to run a side. It comes first: until then the child belongs to no test.
     *
     * @param side the side's method, as {@code SideMethod} writes it for a command line
     * @param asked what each parameter of the method asks for, as far as its type does not say it
     * @param sharedDir the directory that all sides have; null where none asks for one
     * @param kin how it reaches its siblings and they reach it; null where it has none to reach
     */
    record Begin(String side, List<String> asked, @Nullable String sharedDir, @Nullable Kin kin)
            implements ChildOrder {

        /** Copies the list. */
        public Begin {
            asked = List.copyOf(asked);
        }

        static final char KIND = 'B';

        @Override
        public char kind() {
            return KIND;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            StackFrames.writeText(out, side);
            StackFrames.writeTexts(out, asked);
            StackFrames.writeText(out, sharedDir);
            out.writeInt(kin == null ? 0 : kin.number());
            if (kin != null) {
                StackFrames.writeText(out, kin.directory());
                StackFrames.writeText(out, kin.secret());
            }
        }

        /**
         * Reads it.
         *
         * @throws IOException if it is another order
         */
        public static Begin read(char kind, byte[] payload) throws IOException {
            if (kind != KIND) {
                throw new IOException("a child is told to begin before anything else");
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
            return new Begin(
                    String.valueOf(StackFrames.readText(in)),
                    StackFrames.readTexts(in),
                    StackFrames.readText(in),
                    Kin.read(in));
        }
    }

    /**
     * How the children of a pair reach each other.
     *
     * @param number the number of the child that is told
     * @param directory where each child that can be reached listens, at a socket by its number
     * @param secret what tells the pair's children from strangers
     */
    record Kin(int number, String directory, String secret) {

        private static @Nullable Kin read(DataInputStream in) throws IOException {
            int number = in.readInt();
            return number == 0
                    ? null
                    : new Kin(
                            number,
                            String.valueOf(StackFrames.readText(in)),
                            String.valueOf(StackFrames.readText(in)));
        }
    }

    /** Run the side now: whoever it may want to reach can be reached. */
    record Start() implements ChildOrder {
        @Override
        public char kind() {
            return 'S';
        }
    }

    /** Say what the threads do. */
    record DumpThreads() implements ChildOrder {
        @Override
        public char kind() {
            return 'D';
        }
    }

    /** Write down what code was covered. */
    record WriteCoverage() implements ChildOrder {
        @Override
        public char kind() {
            return 'C';
        }
    }

    /** Go on from a meeting place: all have come. */
    record GoOn() implements ChildOrder {
        @Override
        public char kind() {
            return 'G';
        }
    }

    /**
     * Fail at a meeting place.
     *
     * @param reason why the sides do not meet
     */
    record Missed(String reason) implements ChildOrder {
        @Override
        public char kind() {
            return 'M';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            StackFrames.writeText(out, reason);
        }
    }

    /**
     * Do not wait at a meeting place for sides that there are not.
     *
     * @param reason what is wrong
     */
    record Refused(String reason) implements ChildOrder {
        @Override
        public char kind() {
            return 'R';
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            StackFrames.writeText(out, reason);
        }
    }

    /** Lets somebody hear an order that came in a frame. One that is unknown is for nobody. */
    static void hear(char kind, byte[] payload, Hearer hearer) throws IOException {
        switch (kind) {
            case 'S' -> hearer.start();
            case 'D' -> hearer.dumpThreads();
            case 'C' -> hearer.writeCoverage();
            case 'G' -> hearer.meeting(null);
            case 'M' -> hearer.meeting(text(payload));
            case 'R' -> hearer.refusedMeeting(text(payload));
            default -> {}
        }
    }

    private static String text(byte[] payload) throws IOException {
        return String.valueOf(
                StackFrames.readText(new DataInputStream(new ByteArrayInputStream(payload))));
    }
}
