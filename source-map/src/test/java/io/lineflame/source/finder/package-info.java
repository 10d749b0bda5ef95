@NullMarked
package io.lineflame.source.finder;

import org.jspecify.annotations.NullMarked;
