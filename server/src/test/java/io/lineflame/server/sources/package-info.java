@NullMarked
package io.lineflame.server.sources;

import org.jspecify.annotations.NullMarked;
