/** Facts about commits, many at once. */
@NullMarked
package io.lineflame.server.commits;

import org.jspecify.annotations.NullMarked;
