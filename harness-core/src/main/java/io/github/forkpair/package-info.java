/**
 * What a side holds: its peer, the child process, and the ways in which either can end.
 *
 * <p>These are the types that a test author names. They are the same on both sides of a pair, load
 * nothing but the JDK in the child, and know nothing of how a pair comes about.
 */
@NullMarked
package io.github.forkpair;

import org.jspecify.annotations.NullMarked;
