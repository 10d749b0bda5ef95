/** Whole chains against what go tool pprof prints. */
@NullMarked
package io.lineflame.profile.golden;

import org.jspecify.annotations.NullMarked;
