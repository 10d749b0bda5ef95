/** The store of profiles that is PostgreSQL itself: the way in, the way out, and what happens in between. */
@NullMarked
package io.lineflame.server.store;

import org.jspecify.annotations.NullMarked;
