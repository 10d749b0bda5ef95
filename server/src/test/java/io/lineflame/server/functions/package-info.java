@NullMarked
package io.lineflame.server.functions;

import org.jspecify.annotations.NullMarked;
