@NullMarked
package io.lineflame.server.pyroscope;

import org.jspecify.annotations.NullMarked;
