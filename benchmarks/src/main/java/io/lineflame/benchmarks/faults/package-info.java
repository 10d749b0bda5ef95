/** Nothing acknowledged is lost and nothing is counted twice, whatever is killed meanwhile. */
@NullMarked
package io.lineflame.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
