/**
 * How two processes are connected, and what a child is handed for it.
 *
 * <p>A wire has two ends: one is a channel in this process, the other a value that says how the
 * child comes to its own. Only this package knows which kind of socket that is.
 */
@NullMarked
package io.github.forkpair.transport;

import org.jspecify.annotations.NullMarked;
