/** How fast and how small: Lineflame under load, alone and beside its peer. */
@NullMarked
package io.lineflame.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
