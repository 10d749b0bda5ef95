/** Real profiles against what {@code go tool pprof} says of them. */
@NullMarked
package io.lineflame.profile.golden;

import org.jspecify.annotations.NullMarked;
