/**
 * The configured code hosts, what they share and how much they are asked. The only place where an address out of a profile meets
 * a host.
 */
@NullMarked
package io.lineflame.server.hosts;

import org.jspecify.annotations.NullMarked;
