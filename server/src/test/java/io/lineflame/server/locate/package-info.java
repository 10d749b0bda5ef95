@NullMarked
package io.lineflame.server.locate;

import org.jspecify.annotations.NullMarked;
