/** Adds profiles up in the background, so that long ranges are read from few blocks. */
@NullMarked
package io.lineflame.server.store.rollup;

import org.jspecify.annotations.NullMarked;
