/** Deletes profiles that are too old. */
@NullMarked
package io.lineflame.server.store.retention;

import org.jspecify.annotations.NullMarked;
