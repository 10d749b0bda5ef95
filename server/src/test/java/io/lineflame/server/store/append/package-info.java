@NullMarked
package io.lineflame.server.store.append;

import org.jspecify.annotations.NullMarked;
