/** Profiles between the features and the store: appended all or none, selected as weights. No store is known here. */
@NullMarked
package io.lineflame.server.profiles;

import org.jspecify.annotations.NullMarked;
