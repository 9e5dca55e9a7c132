package io.github.forkpair;

import org.apiguardian.api.API;

/**
 * Lets the sides of a pair wait for each other at named places, beside whatever they do with the
 * socketpair: it carries nothing of this.
 *
 * <pre>{@code rendezvous.meet("the file is locked");}</pre>
 *
 * <p>Each side has one of its own, of the same pair. It may be used from any thread of the side's
 * process, by one at a time, until the side's method has ended.
 *
 * <p>A side that cannot be met fails the other at once: it came to another place, it ended, or the
 * pair's deadline passed. After any failure no side meets any more, and every later {@link
 * #meet(String) meet} fails as well.
 *
 * <p>In a child, a thread that waits here is in a read, as one that waits for a message; its state
 * is {@link Thread.State#RUNNABLE}.
 *
 * <p>In a child that runs alone, by the script that a failed pair leaves, nobody is there to be
 * met, and each meeting returns at once.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Rendezvous {

    /**
     * Waits until the other side has come to the same place, at most until the pair's deadline.
     * What either side did before it came has happened before what the other does afterwards. The
     * same place may be met at again; each time is a meeting of its own.
     *
     * @param name the place, not null: any text, compared exactly
     * @throws NullPointerException if {@code name} is null; nothing has changed then
     * @throws IllegalStateException if another thread of this side waits at a place; that one goes
     *     on waiting
     * @throws MissedMeetingException if the other side came to another place, ended, or was
     *     interrupted there; if the pair's deadline passed; or if an earlier meeting failed. The
     *     message says who waits where
     * @throws java.io.UncheckedIOException if the thread is interrupted before the other side has
     *     come; its interrupt status stays set, and the meeting fails for the other side
     */
    void meet(String name);

    /**
     * Waits until the named sides have come to the same place, each with the same names. Otherwise
     * as {@link #meet(String)}: where one of those ends, the others fail; what any other side does
     * is no matter.
     *
     * @param name the place, not null
     * @param sides who meets: {@code "parent"}, a role for all of that role, or one child of it as
     *     {@code "node[2]"}. This side is one of them. None for all sides
     * @throws IllegalArgumentException if there is no side of a name, or this side is not named;
     *     nothing has changed then
     * @throws MissedMeetingException as {@link #meet(String)} does
     */
    void meet(String name, String... sides);
}
