@NullMarked
package io.lineflame.server.openapi;

import org.jspecify.annotations.NullMarked;
