/**
 * The harness's conversation with a child, over the control pipes and beside the channel under
 * test: what a child says, what it is told, by which descriptors and with which arguments, and by
 * which codes it exits.
 *
 * <p>In come frames, out go typed reports and orders. Both processes have these classes.
 */
@NullMarked
package io.github.forkpair.control;

import org.jspecify.annotations.NullMarked;
