/**
 * A benchmark, not a test: it never fails for a slow figure.
 *
 * <p>Every ratio in its table comes from one run in which the contenders took turns, so that
 * whatever else the machine was doing hit them alike. The figures themselves are for orientation;
 * only the ratios compare. {@link io.github.forkpair.benchmark.Benchmark} has the order.
 */
@NullMarked
package io.github.forkpair.benchmark;

import org.jspecify.annotations.NullMarked;
