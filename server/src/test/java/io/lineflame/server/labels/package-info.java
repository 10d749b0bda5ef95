@NullMarked
package io.lineflame.server.labels;

import org.jspecify.annotations.NullMarked;
