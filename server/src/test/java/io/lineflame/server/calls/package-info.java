@NullMarked
package io.lineflame.server.calls;

import org.jspecify.annotations.NullMarked;
