/** Who asks: people, their sessions, and what a request must prove before it changes anything. */
@NullMarked
package io.lineflame.server.sessions;

import org.jspecify.annotations.NullMarked;
