@NullMarked
package io.lineflame.server.matches;

import org.jspecify.annotations.NullMarked;
