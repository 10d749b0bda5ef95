/** The client side of ingest: pushes files to a running server, for the commands import and demo. */
@NullMarked
package io.lineflame.server.push;

import org.jspecify.annotations.NullMarked;
