/** The way into PostgreSQL: profiles to numbers of a tree, many of them to one commit. */
@NullMarked
package io.lineflame.server.store.append;

import org.jspecify.annotations.NullMarked;
