/**
 * What did happen, as records: what the child said of itself, failures that cross from one process
 * to the other, and verdicts.
 *
 * <p>In come throwables and exit statuses, out goes what the test's result shall be. The child
 * makes these records and sends them; the parent reads them and decides.
 */
@NullMarked
package io.github.forkpair.outcome;

import org.jspecify.annotations.NullMarked;
