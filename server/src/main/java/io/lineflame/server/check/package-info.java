/** What {@code check} finds out beyond the configuration itself. Knows hosts by the SPI only. */
@NullMarked
package io.lineflame.server.check;

import org.jspecify.annotations.NullMarked;
