/** Profiles between the engine and the store: appended as one transaction, selected as weights. */
@NullMarked
package io.lineflame.server.profiles;

import org.jspecify.annotations.NullMarked;
