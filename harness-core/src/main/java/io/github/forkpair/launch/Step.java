package io.github.forkpair.launch;

import java.io.IOException;

/** What a launch consists of, in its order. Each step can fail. */
public enum Step {
    /** A permit to have a child. */
    PERMIT,
    /** The pair's record, and the directory for its evidence. */
    EVIDENCE,
    /** The guard of the directory that both sides have. */
    DIRECTORY_GUARD,
    /** That directory. */
    DIRECTORY,
    /** The channel between the parent side and a child. */
    CHANNEL,
    /** The child's command, and the files that it names. */
    COMMAND,
    /** The child's standard input, which is empty. */
    STANDARD_INPUT,
    /** The pipe of its standard output. */
    OUTPUT_PIPE,
    /** The pipe of its standard error. */
    ERROR_PIPE,
    /** The pipe by which the child is told something. */
    PIPE_TO_CHILD,
    /** The pipe by which the child reports. */
    PIPE_FROM_CHILD,
    /** The pipe by which its side is answered at a meeting place. */
    PIPE_OF_ANSWERS,
    /** The child's process. */
    SPAWN,
    /** The child's own temporary directory. */
    TEMPORARY,
    /** What reads the pipes. */
    READER,
    /** The thread of that. */
    READER_THREAD,
    /** The thread that waits for the child's end. */
    REAPER_THREAD,
    /** What ends the child if this JVM is gone. Where there is none, the launch goes on. */
    CHILD_GUARD,
    /** The close of our copy of the child's end. */
    CLOSE_OURS,
    /** That the directory stays as long as the child. */
    DIRECTORY_USER,
    /** That the launch is recorded. */
    RECORD,
    /** That the child is up. */
    HANDSHAKE;

    /** Is told of each step before it is taken, on the thread that takes it; may make it fail. */
    public interface Hook {

        /** Lets every step be taken. */
        Hook NONE = step -> {};

        /** Fails as the step would, or returns. */
        void before(Step step) throws IOException;
    }
}
