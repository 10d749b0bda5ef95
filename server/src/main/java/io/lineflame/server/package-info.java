/** The command line and the wiring: what starts, in which order, and how it stops. */
@NullMarked
package io.lineflame.server;

import org.jspecify.annotations.NullMarked;
