/**
 * What did happen, as records: how each side ended, where it hung, what it left, and the verdict.
 *
 * <p>In come exit statuses and what the child said of itself, out goes what the test's result shall
 * be. The parent makes these records and decides.
 */
@NullMarked
package io.github.forkpair.outcome;

import org.jspecify.annotations.NullMarked;
