package io.github.forkpair.control;

import io.github.forkpair.transfer.StackFrames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the harness says to a child, over the control pipe, in frames of a kind for each. A child
 * goes by the kind: to look for the type would load one after the other.
 */
public sealed interface ChildOrder {

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
            throw new IllegalStateException("memory takes all bytes", e);
        }
    }

    /**
     * Begin to run a side. It comes first: until then the child belongs to no test.
     *
     * @param side the side's method, as {@code SideMethod} writes it for a command line
     * @param asked what each parameter of the method asks for, as far as its type does not say it
     * @param sharedDir the directory that all sides have; null where none asks for one
     * @param kin how it reaches its siblings and they reach it; null where it has none to reach
     * @param runner the class that runs the side, and what that is told; empty where the child
     *     calls its method
     * @param channel where it connects to for its end of the channel; null where it has that
     */
    record Begin(
            String side,
            List<String> asked,
            @Nullable String sharedDir,
            @Nullable Kin kin,
            List<String> runner,
            @Nullable Told channel)
            implements ChildOrder {

        /** Copies the lists. */
        public Begin {
            asked = List.copyOf(asked);
            runner = List.copyOf(runner);
        }

        /** Has the child call the method, over the channel that it has. */
        public Begin(
                String side, List<String> asked, @Nullable String sharedDir, @Nullable Kin kin) {
            this(side, asked, sharedDir, kin, List.of(), null);
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
            StackFrames.writeTexts(out, runner);
            StackFrames.writeText(out, channel == null ? null : channel.address());
            if (channel != null) {
                StackFrames.writeText(out, channel.secret());
            }
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
            String side = String.valueOf(StackFrames.readText(in));
            List<String> asked = StackFrames.readTexts(in);
            String sharedDir = StackFrames.readText(in);
            List<String> runner = StackFrames.readTexts(in);
            String address = StackFrames.readText(in);
            Told channel =
                    address == null
                            ? null
                            : new Told(address, String.valueOf(StackFrames.readText(in)));
            int number = in.readInt();
            if (number == 0) { // nobody to reach: most need not load what follows
                return new Begin(side, asked, sharedDir, null, runner, channel);
            }
            String directory = String.valueOf(StackFrames.readText(in));
            String secret = String.valueOf(StackFrames.readText(in));
            return new Begin(
                    side, asked, sharedDir, new Kin(number, directory, secret), runner, channel);
        }
    }

    /**
     * Where a child connects to.
     *
     * @param address {@code unix:/a/socket}, or {@code tcp:127.0.0.1:4711}
     * @param secret what it says first, and a newline; a newline is the answer
     */
    record Told(String address, String secret) {}

    /**
     * How the children of a pair reach each other.
     *
     * @param number the number of the child that is told
     * @param directory where each child that can be reached listens, at a socket by its number
     * @param secret what tells the pair's children from strangers
     */
    record Kin(int number, String directory, String secret) {}

    /** Run the side now: whoever it may want to reach can be reached. */
    record Start() implements ChildOrder {

        /** Its kind. */
        public static final char KIND = 'S';

        @Override
        public char kind() {
            return KIND;
        }
    }

    /**
     * Run the side now, with these.
     *
     * @param values those that the side asks for, each as {@code MessageCodec} writes it, at its
     *     place among all; null for others
     */
    record Arguments(List<byte @Nullable []> values) implements ChildOrder {

        /** Its kind. */
        public static final char KIND = 'A';

        @Override
        public char kind() {
            return KIND;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(values.size());
            for (byte[] value : values) {
                out.writeInt(value == null ? -1 : value.length);
                if (value != null) {
                    out.write(value);
                }
            }
        }

        /** Reads its payload. */
        public static Arguments read(byte[] payload) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
            List<byte @Nullable []> values = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                int length = in.readInt();
                values.add(length < 0 ? null : in.readNBytes(length));
            }
            return new Arguments(values);
        }
    }

    /** Say what the threads do. */
    record DumpThreads() implements ChildOrder {

        /** Its kind. */
        public static final char KIND = 'D';

        @Override
        public char kind() {
            return KIND;
        }
    }

    /** Write down what code was covered. */
    record WriteCoverage() implements ChildOrder {

        /** Its kind. */
        public static final char KIND = 'C';

        @Override
        public char kind() {
            return KIND;
        }
    }

    /** Go on from a meeting place: all have come. */
    record GoOn() implements ChildOrder {

        /** Its kind. */
        public static final char KIND = 'G';

        @Override
        public char kind() {
            return KIND;
        }
    }

    /**
     * Fail at a meeting place.
     *
     * @param reason why the sides do not meet
     */
    record Missed(String reason) implements ChildOrder {

        /** Its kind. */
        public static final char KIND = 'M';

        @Override
        public char kind() {
            return KIND;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            StackFrames.writeText(out, reason);
        }

        /** Reads its payload. */
        public static Missed read(byte[] payload) throws IOException {
            return new Missed(text(payload));
        }
    }

    /**
     * Do not wait at a meeting place for sides that there are not.
     *
     * @param reason what is wrong
     */
    record Refused(String reason) implements ChildOrder {

        /** Its kind. */
        public static final char KIND = 'R';

        @Override
        public char kind() {
            return KIND;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            StackFrames.writeText(out, reason);
        }

        /** Reads its payload. */
        public static Refused read(byte[] payload) throws IOException {
            return new Refused(text(payload));
        }
    }

    private static String text(byte[] payload) throws IOException {
        return String.valueOf(
                StackFrames.readText(new DataInputStream(new ByteArrayInputStream(payload))));
    }
}
