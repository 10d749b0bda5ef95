/** From the bytes of a pprof profile to columns, with limits and errors that say where they stand. */
@NullMarked
package io.lineflame.profile.pprof;

import org.jspecify.annotations.NullMarked;
