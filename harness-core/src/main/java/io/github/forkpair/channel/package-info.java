/**
 * Frames, messages and streams over any byte channel.
 *
 * <p>In come bytes, out come messages, and back. Used on both sides of a pair, so it names nothing
 * but the JDK, and keeps clear of what a cold JVM is slow to load.
 */
@NullMarked
package io.github.forkpair.channel;

import org.jspecify.annotations.NullMarked;
