package io.github.forkpair.channel;

import io.github.forkpair.MalformedFrameException;
import io.github.forkpair.MessageTooLargeException;
import io.github.forkpair.PeerGoneException;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What ends an exchange. It is made here and nowhere else: a class that throws or catches one of
 * these has it loaded by every cold child, and each costs that a part of a millisecond.
 */
final class Refused {

    private static final String STRANGER = " Something other than Peer wrote to this channel.";

    private Refused() {}

    /** Refuses a message that takes more than the limit. */
    static void tooLarge(String what, int limit) {
        throw new MessageTooLargeException(what, limit);
    }

    /** A message that this side would send after it has hung up. */
    static RuntimeException hungUpHere(Object message) {
        return new PeerGoneException(
                "This side has hung up and can send nothing more, such as "
                        + Mismatch.quote(message)
                        + ".",
                null);
    }

    /** The stream has ended where a message was awaited. */
    static RuntimeException hungUpThere(String peer, String awaited, long received) {
        return new PeerGoneException(
                "The "
                        + peer
                        + " side has hung up, where this side waited for "
                        + awaited
                        + ". Messages received before: "
                        + received
                        + ".",
                null);
    }

    /** The channel has failed. */
    static RuntimeException gone(String peer, String what, IOException cause) {
        return new PeerGoneException(
                "The " + peer + " side " + what + ": " + cause.getMessage() + ".", cause);
    }

    /** A byte that begins no frame. */
    static RuntimeException noFrame(long offset, char kind) {
        String hex = "0x" + Integer.toHexString(0x100 | kind).substring(1);
        String shown = kind > ' ' && kind < 0x7f ? hex + " ('" + kind + "')" : hex;
        return malformed(offset, shown + " begins no message." + STRANGER, null);
    }

    /** A length that no frame has. */
    static RuntimeException noLength(long offset, int length, int limit) {
        String problem =
                "a message of "
                        + Integer.toUnsignedString(length)
                        + " bytes is announced, and the limit is "
                        + limit
                        + ".";
        return malformed(offset, problem + STRANGER, null);
    }

    /** The stream has ended within a frame. */
    static RuntimeException truncated(long offset, String part, int expected, int got) {
        String problem =
                "the stream ends in the middle of a message: its "
                        + part
                        + " takes "
                        + expected
                        + " bytes, of which "
                        + got
                        + " came.";
        return malformed(offset, problem, new EOFException());
    }

    private static RuntimeException malformed(
            long offset, String problem, @Nullable Throwable cause) {
        return new MalformedFrameException(offset, problem, cause);
    }
}
