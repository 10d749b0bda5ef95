@NullMarked
package io.lineflame.server.tokens;

import org.jspecify.annotations.NullMarked;
