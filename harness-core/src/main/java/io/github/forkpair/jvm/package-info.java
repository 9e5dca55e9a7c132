/**
 * What this JVM and its system are, whatever a test has changed since.
 *
 * <p>In comes nothing; out go the properties, the streams and the system that were there before any
 * test ran. A front end calls {@link io.github.forkpair.jvm.AtStart#look()} as early as it can. All
 * other code of the test JVM asks here, and never {@code System}, for what a test may change.
 */
@NullMarked
package io.github.forkpair.jvm;

import org.jspecify.annotations.NullMarked;
