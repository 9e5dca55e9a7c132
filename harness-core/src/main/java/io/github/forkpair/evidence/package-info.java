/**
 * What a pair leaves to be read: the texts of its failures, the files beside them, and a line for
 * the build's summary.
 *
 * <p>In come plans and outcomes, out go words and files. The texts stand together in {@link
 * io.github.forkpair.evidence.FailureText}. The build's plugin reads the lines back through {@link
 * io.github.forkpair.evidence.PairRecord}.
 */
@NullMarked
package io.github.forkpair.evidence;

import org.jspecify.annotations.NullMarked;
