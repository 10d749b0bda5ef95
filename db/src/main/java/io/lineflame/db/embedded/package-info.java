/** A real PostgreSQL of the server's own: unpacked, initialized, started, watched and stopped. Start at {@link EmbeddedPostgres}. */
@NullMarked
package io.lineflame.db.embedded;

import org.jspecify.annotations.NullMarked;
