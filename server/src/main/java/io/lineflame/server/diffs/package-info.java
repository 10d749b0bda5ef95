/** The difference of two selections: two ranges, or two commits. */
@NullMarked
package io.lineflame.server.diffs;

import org.jspecify.annotations.NullMarked;
