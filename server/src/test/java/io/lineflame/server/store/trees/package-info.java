/** Tests of the trees in memory. */
@NullMarked
package io.lineflame.server.store.trees;

import org.jspecify.annotations.NullMarked;
