/** Flame graphs and trees in the forms that Pyroscope gives its clients. Facts of the forms: docs/adr/0178. */
@NullMarked
package io.lineflame.profile.compat;

import org.jspecify.annotations.NullMarked;
