@NullMarked
package io.lineflame.server.hosts;

import org.jspecify.annotations.NullMarked;
