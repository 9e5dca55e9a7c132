/**
 * What shall happen, as records: who the two sides are, what they ask for, and under which
 * settings.
 *
 * <p>In comes what a front end found on a test class and in its configuration; out go plans that
 * the session carries out.
 */
@NullMarked
package io.github.forkpair.plan;

import org.jspecify.annotations.NullMarked;
