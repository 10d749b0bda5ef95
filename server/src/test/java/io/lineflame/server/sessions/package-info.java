@NullMarked
package io.lineflame.server.sessions;

import org.jspecify.annotations.NullMarked;
