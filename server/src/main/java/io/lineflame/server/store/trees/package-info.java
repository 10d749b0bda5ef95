/** Stack trees in memory, as the database has them. */
@NullMarked
package io.lineflame.server.store.trees;

import org.jspecify.annotations.NullMarked;
