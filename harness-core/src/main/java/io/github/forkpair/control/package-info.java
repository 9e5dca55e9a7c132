/**
 * The harness's conversation with a child, over the control pipes and beside the channel under
 * test: what a child says, by which codes it exits, what both processes say alike.
 *
 * <p>In come frames, out go typed reports. Both processes have these classes.
 */
@NullMarked
package io.github.forkpair.control;

import org.jspecify.annotations.NullMarked;
