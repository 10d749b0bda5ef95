@NullMarked
package io.lineflame.server.code;

import org.jspecify.annotations.NullMarked;
