@NullMarked
package io.lineflame.server.store.rollup;

import org.jspecify.annotations.NullMarked;
