/** The way out of PostgreSQL: which series, which blocks, added up. */
@NullMarked
package io.lineflame.server.store.select;

import org.jspecify.annotations.NullMarked;
