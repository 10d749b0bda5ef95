/** The configured code hosts, and which commit a ref means. The only place where an address out of a profile meets a host. */
@NullMarked
package io.lineflame.server.hosts;

import org.jspecify.annotations.NullMarked;
