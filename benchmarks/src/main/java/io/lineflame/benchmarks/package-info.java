/** The quality limits, each measured as a ratio: against a peer or against what the machine can do at all. */
@NullMarked
package io.lineflame.benchmarks;

import org.jspecify.annotations.NullMarked;
