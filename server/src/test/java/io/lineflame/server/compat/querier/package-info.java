@NullMarked
package io.lineflame.server.compat.querier;

import org.jspecify.annotations.NullMarked;
