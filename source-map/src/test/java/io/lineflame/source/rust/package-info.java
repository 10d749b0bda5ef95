@NullMarked
package io.lineflame.source.rust;

import org.jspecify.annotations.NullMarked;
