/** Recordings of the JVM (JFR) as pprof profiles. Knows nothing of who sent them. */
@NullMarked
package io.lineflame.profile.jfr;

import org.jspecify.annotations.NullMarked;
