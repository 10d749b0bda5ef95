/** Weights as files that other tools read. */
@NullMarked
package io.lineflame.profile.export;

import org.jspecify.annotations.NullMarked;
