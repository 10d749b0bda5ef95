/** Languages whose files are found by the ends of their paths. */
@NullMarked
package io.lineflame.source.paths;

import org.jspecify.annotations.NullMarked;
