@NullMarked
package io.lineflame.server.query;

import org.jspecify.annotations.NullMarked;
