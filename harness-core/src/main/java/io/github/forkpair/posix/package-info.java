/**
 * The one door to native code: owned descriptors, the socketpair, spawning, wait status, signals.
 *
 * <p>In come descriptors and command lines; out go channels, processes, {@link
 * io.github.forkpair.ExitStatus} and, where a call fails, a {@link
 * io.github.forkpair.posix.PosixException} that names the call. Loaded in the test JVM alone: it
 * costs a JVM some 300 ms, which no child pays.
 */
@NullMarked
package io.github.forkpair.posix;

import org.jspecify.annotations.NullMarked;
