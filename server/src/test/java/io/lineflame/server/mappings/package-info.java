@NullMarked
package io.lineflame.server.mappings;

import org.jspecify.annotations.NullMarked;
