@NullMarked
package io.lineflame.server.store.select;

import org.jspecify.annotations.NullMarked;
