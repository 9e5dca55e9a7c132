/**
 * From a child's plan to a running child: its command line, the launcher, the process, what it
 * prints.
 *
 * <p>In come a plan and the child's end of the channel; out comes a {@link
 * io.github.forkpair.launch.RunningChild}, which is owned by whoever launched it.
 */
@NullMarked
package io.github.forkpair.launch;

import org.jspecify.annotations.NullMarked;
