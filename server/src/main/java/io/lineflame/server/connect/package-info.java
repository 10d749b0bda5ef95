/**
 * The Connect protocol for unary calls, as clients of other profilers speak it: the two forms of a message, and errors. Messages are
 * decoded by hand (docs/adr/0042). Features that answer such calls use this; it knows none of them.
 */
@NullMarked
package io.lineflame.server.connect;

import org.jspecify.annotations.NullMarked;
