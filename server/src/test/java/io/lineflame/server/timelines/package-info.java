@NullMarked
package io.lineflame.server.timelines;

import org.jspecify.annotations.NullMarked;
