/**
 * What may cross between two processes, and how: values by the reading rule, throwables as they
 * were captured, stacks as text.
 *
 * <p>In comes what a side sends or throws, out goes what the other process makes of it. The child
 * writes, the parent reads, and neither trusts the other's bytes.
 */
@NullMarked
package io.github.forkpair.transfer;

import org.jspecify.annotations.NullMarked;
