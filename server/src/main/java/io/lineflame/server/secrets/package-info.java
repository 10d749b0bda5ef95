/**
 * Seals what people entrust to us, so that the database alone is of no use to a thief. The keys stand in a file or in the configuration,
 * never in the database. Start reading at {@link io.lineflame.server.secrets.Sealer}.
 */
@NullMarked
package io.lineflame.server.secrets;

import org.jspecify.annotations.NullMarked;
