/** Words that every part speaking of profiles shares: value types and profile types. */
@NullMarked
package io.lineflame.profile;

import org.jspecify.annotations.NullMarked;
