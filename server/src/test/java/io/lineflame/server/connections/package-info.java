@NullMarked
package io.lineflame.server.connections;

import org.jspecify.annotations.NullMarked;
