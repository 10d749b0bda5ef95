@NullMarked
package io.lineflame.server.compat.render;

import org.jspecify.annotations.NullMarked;
