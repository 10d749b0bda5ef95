/** The servers that are measured, as processes: Lineflame and its peer, started, asked, watched, stopped and killed. */
@NullMarked
package io.lineflame.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
