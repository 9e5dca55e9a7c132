/**
 * The page that people look at: a build's pairs, each with its verdict, where its time went, and
 * what happened on both sides.
 *
 * <p>In come the records and timelines that test JVMs left in the evidence directory; out goes
 * HTML. Whatever a test named or printed is escaped, in one place.
 */
@NullMarked
package io.github.forkpair.maven.report;

import org.jspecify.annotations.NullMarked;
