@NullMarked
package io.lineflame.source;

import org.jspecify.annotations.NullMarked;
