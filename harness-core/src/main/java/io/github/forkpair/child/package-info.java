/**
 * The child: its main, what it runs, and how it ends.
 *
 * <p>In come a side's method by name and six descriptors; out go reports over the control pipe and
 * an exit code. Its start-up is what a user waits for, so it is on the JDK alone, starts no thread
 * it can do without, and has no lambda on the way to the side's method: the first one in a cold JVM
 * costs some 10 ms.
 */
@NullMarked
package io.github.forkpair.child;

import org.jspecify.annotations.NullMarked;
