@NullMarked
package io.lineflame.server.connect;

import org.jspecify.annotations.NullMarked;
