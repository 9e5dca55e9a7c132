/**
 * The order of a pair: plan, socketpair, launch, handshake, parent side, hang up, reap by the
 * deadline, evidence, verdict.
 *
 * <p>In comes a plan from a front end; out go the objects that the parent side asks for, and at the
 * end a verdict. {@link io.github.forkpair.session.PairSession} has the order and nothing else;
 * what each step takes is in a class of its own.
 */
@NullMarked
package io.github.forkpair.session;

import org.jspecify.annotations.NullMarked;
