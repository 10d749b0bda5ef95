@NullMarked
package io.lineflame.server.check;

import org.jspecify.annotations.NullMarked;
