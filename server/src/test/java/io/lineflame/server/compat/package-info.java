@NullMarked
package io.lineflame.server.compat;

import org.jspecify.annotations.NullMarked;
