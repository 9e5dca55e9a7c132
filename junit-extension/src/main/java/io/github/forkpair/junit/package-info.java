/**
 * The annotations of a pair, and the Jupiter extension behind them.
 *
 * <p>In come test classes, out come tests. The flow, in reading order: {@code ForkpairExtension} is
 * called by Jupiter; {@code ClassSides} finds the sides of a class; {@code SideChecks} refuses what
 * cannot work; {@code PairPlanner} makes the plan that the core carries out; the verdict goes back
 * in Jupiter's terms.
 */
@NullMarked
package io.github.forkpair.junit;

import org.jspecify.annotations.NullMarked;
