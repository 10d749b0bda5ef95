/** Pushes real profiles as many processes would, and keeps count of what a server acknowledged. */
@NullMarked
package io.lineflame.benchmarks.load;

import org.jspecify.annotations.NullMarked;
