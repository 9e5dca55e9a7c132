package io.github.forkpair.transport;

import io.github.forkpair.posix.Descriptor;

/** What a child is handed to come to its end of a channel. */
public sealed interface Handed {

    /**
     * A descriptor that is connected already, which the child inherits.
     *
     * @param descriptor this process's copy, to be closed once the child has its own
     */
    record Inherited(Descriptor descriptor) implements Handed {}

    /**
     * An address that the child connects to, where it says a secret or is turned away. It is told
     * both by its control pipe: what stands in a command can be read by other users.
     *
     * @param address {@code unix:/a/socket}, or {@code tcp:127.0.0.1:4711}
     * @param secret what tells the child from strangers
     */
    record Told(String address, String secret) implements Handed {}
}
