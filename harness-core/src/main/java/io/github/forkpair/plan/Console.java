package io.github.forkpair.plan;

import java.io.PrintStream;

/** Where the harness prints, in whole lines. */
public interface Console {

    /** Prints a line that belongs to the test's own output. */
    void out(String line);

    /** Prints a line that a person is to see: a warning, or what a long pair is doing. */
    void err(String line);

    /**
     * Returns the console of this JVM: the streams that it had when this was first called, which a
     * test may have replaced since.
     */
    static Console ofThisJvm() {
        return Streams.OF_THIS_JVM;
    }

    /** Two streams, whatever {@link System} has by now. */
    record Streams(PrintStream out, PrintStream err) implements Console {

        private static final Console OF_THIS_JVM = new Streams(System.out, System.err);

        @Override
        public void out(String line) {
            out.println(line);
        }

        @Override
        public void err(String line) {
            err.println(line);
        }
    }
}
