/** A selection as a file for other tools: pprof, folded stacks, speedscope, Firefox Profiler, listings, Graphviz. */
@NullMarked
package io.lineflame.server.exports;

import org.jspecify.annotations.NullMarked;
