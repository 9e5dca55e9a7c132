/**
 * Checks what people read: the README, the site's pages, and the site that is generated of them.
 *
 * <p>In come the texts and the consumer builds' sources; out goes a list of what is wrong, each
 * with the page it is on and what to write instead.
 */
@NullMarked
package io.github.forkpair.documentation;

import org.jspecify.annotations.NullMarked;
