/**
 * The self-check: tries on this machine, one after the other, what a pair rests on.
 *
 * <p>In come the settings that pairs would have; out goes an {@link
 * io.github.forkpair.doctor.Examination}, a row for each capability. Each check does the thing
 * itself, by the code that a pair uses, and leaves nothing behind.
 */
@NullMarked
package io.github.forkpair.doctor;

import org.jspecify.annotations.NullMarked;
