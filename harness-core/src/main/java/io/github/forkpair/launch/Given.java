package io.github.forkpair.launch;

import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.transport.Handed;
import org.jspecify.annotations.Nullable;

/**
 * What a child is given of its pair; all of it stays the caller's to close.
 *
 * @param channel what it is handed for its end of the channel
 * @param memory that all sides have; null where no side asks for it
 * @param queue that all sides have; null where no side asks for it
 */
public record Given(Handed channel, @Nullable Descriptor memory, @Nullable Descriptor queue) {}
