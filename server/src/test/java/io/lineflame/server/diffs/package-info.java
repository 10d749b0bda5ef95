@NullMarked
package io.lineflame.server.diffs;

import org.jspecify.annotations.NullMarked;
