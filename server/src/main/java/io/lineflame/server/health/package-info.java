/** What operators and machines ask: alive, ready, metrics. */
@NullMarked
package io.lineflame.server.health;

import org.jspecify.annotations.NullMarked;
