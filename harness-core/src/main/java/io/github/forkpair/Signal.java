package io.github.forkpair;

import org.apiguardian.api.API;

/**
 * Names the POSIX signals that a test has reason to send or to expect. Their numbers differ from
 * system to system, so none stands here: the system's own number is looked up when a signal is
 * sent.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Signal {
    /** Hangup; HotSpot runs the shutdown hooks and exits with 129. */
    SIGHUP,

    /** Interrupt, as from a terminal; HotSpot runs the shutdown hooks and exits with 130. */
    SIGINT,

    /** Quit; HotSpot prints a thread dump to its standard output and goes on. */
    SIGQUIT,

    /** Abort; HotSpot writes an error log and dies of it, as it also does after a native crash. */
    SIGABRT,

    /** Kill; cannot be caught, and nothing of the child runs after it. */
    SIGKILL,

    /** Segmentation fault; HotSpot treats it as a crash and dies of {@link #SIGABRT}. */
    SIGSEGV,

    /** Terminate; HotSpot runs the shutdown hooks and exits with 143. */
    SIGTERM,

    /** User-defined 1; HotSpot keeps it for itself. */
    SIGUSR1,

    /** User-defined 2; HotSpot keeps it for itself. */
    SIGUSR2,

    /** Stop; cannot be caught. The process stands still until {@link #SIGCONT}. */
    SIGSTOP,

    /** Continue a stopped process. */
    SIGCONT
}
