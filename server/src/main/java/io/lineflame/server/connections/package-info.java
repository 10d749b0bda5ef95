/**
 * What connects a person with a code host: asking the host to let them in, keeping what it gave sealed, renewing it, and ending it.
 * Knows hosts by the SPI only.
 */
@NullMarked
package io.lineflame.server.connections;

import org.jspecify.annotations.NullMarked;
