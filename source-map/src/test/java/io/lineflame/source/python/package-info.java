@NullMarked
package io.lineflame.source.python;

import org.jspecify.annotations.NullMarked;
