/** Finds a file in a repository's listing by the evidence of its name. Knows no language. */
@NullMarked
package io.lineflame.source.search;

import org.jspecify.annotations.NullMarked;
