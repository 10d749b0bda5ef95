/** The flame graph of a selection. */
@NullMarked
package io.lineflame.server.flamegraphs;

import org.jspecify.annotations.NullMarked;
