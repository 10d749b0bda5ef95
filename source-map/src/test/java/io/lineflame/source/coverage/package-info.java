@NullMarked
package io.lineflame.source.coverage;

import org.jspecify.annotations.NullMarked;
