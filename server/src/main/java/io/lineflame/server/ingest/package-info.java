/** Profiles in: what SDKs and agents send, read and checked at the edge, then handed to the appender. */
@NullMarked
package io.lineflame.server.ingest;

import org.jspecify.annotations.NullMarked;
