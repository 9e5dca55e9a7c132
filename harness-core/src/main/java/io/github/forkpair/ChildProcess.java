package io.github.forkpair;

import java.time.Duration;
import org.apiguardian.api.API;
import org.awaitility.core.ConditionFactory;

/**
 * The child, as the parent side sees and steers it. Safe to use from any thread of the test JVM,
 * also after the child has ended; a signal to a child that has ended does nothing.
 *
 * <p>A child that the parent side itself ended, by {@link #kill()}, {@link #terminate()} or another
 * signal, is expected to end so: its ending is no failure of the pair.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ChildProcess {

    /**
     * Returns the child's process id. It is also the id of the child's process group.
     *
     * @return the process id, greater than zero
     */
    long pid();

    /**
     * Returns the child's role in its pair.
     *
     * @return the role that its side names; the side's method's name where it names none
     */
    String role();

    /**
     * Returns the child's index within its role.
     *
     * @return the index, from 0
     */
    int index();

    /**
     * Returns how often the child was started again.
     *
     * @return 0 for the first child in this place
     */
    int incarnation();

    /**
     * Waits for the child to end, at most until the pair's deadline, and starts another one in its
     * place: of the same role and index, with the same shared directory. From then on this object
     * means the new child, and so does the {@link Peer} of it; raw channels stay those of the one
     * that ended. What siblings have of it means the new child once they have heard of the end of
     * the one before, if they had a channel to it. Returns once the new child is up.
     *
     * <p>How the one that ended did so counts as it would have: it is fine if the parent side ended
     * it, or if it ended as was expected.
     *
     * @throws AssertionError if the child is still alive at the deadline, or none comes up again
     * @throws java.io.UncheckedIOException if the thread is interrupted; its interrupt status stays
     *     set
     */
    void restart();

    /**
     * Tells whether the child's process is still there. A zombie is not alive.
     *
     * @return whether the process has not ended yet
     */
    boolean isAlive();

    /**
     * Sends a signal to the child, though not to its process group.
     *
     * @param signal the signal
     */
    void signal(Signal signal);

    /** Asks the child to end by {@link Signal#SIGTERM}; its shutdown hooks run. */
    void terminate();

    /** Ends the child by {@link Signal#SIGKILL}; nothing of it runs after that. */
    void kill();

    /**
     * Stops the child by {@link Signal#SIGSTOP} until {@link #thaw()}; returns once it stands
     * still.
     */
    void freeze();

    /** Lets a stopped child go on, by {@link Signal#SIGCONT}. */
    void thaw();

    /**
     * Waits for the child to end, at most until the pair's deadline.
     *
     * @return how the child ended
     * @throws AssertionError if the child is still alive at the deadline
     * @throws java.io.UncheckedIOException if the thread is interrupted; its interrupt status stays
     *     set
     */
    ExitStatus waitForExit();

    /**
     * Waits for the child to end.
     *
     * @param limit how long to wait, at most
     * @return how the child ended
     * @throws AssertionError if the child is still alive after the limit, or at the pair's deadline
     *     if that is sooner
     * @throws java.io.UncheckedIOException if the thread is interrupted; its interrupt status stays
     *     set
     */
    ExitStatus waitForExit(Duration limit);

    /**
     * Returns how the child ended.
     *
     * @return how the child ended
     * @throws IllegalStateException if the child is still alive
     */
    ExitStatus exitStatus();

    /**
     * Returns what the child has written to its standard output so far, decoded as UTF-8. Of more
     * than 16 MiB it is the last 16 MiB.
     *
     * @return the output so far; after {@link #waitForExit()} all of it
     */
    String stdout();

    /**
     * Returns what the child has written to its standard error so far, decoded as UTF-8. Of more
     * than 16 MiB it is the last 16 MiB.
     *
     * @return the output so far; after {@link #waitForExit()} all of it
     */
    String stderr();

    /**
     * Starts an Awaitility wait whose limit is what is left of the pair's deadline, and which fails
     * at once when the child ends before the condition holds.
     *
     * <pre>{@code child.await().until(() -> child.stdout().contains("ready"));}</pre>
     *
     * @return a condition factory; it can be configured further
     */
    ConditionFactory await();
}
