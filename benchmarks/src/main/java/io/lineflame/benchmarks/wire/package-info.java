/** Pprof files taken apart, and written again as Go's runtime does: what varied profiles are made of. */
@NullMarked
package io.lineflame.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
