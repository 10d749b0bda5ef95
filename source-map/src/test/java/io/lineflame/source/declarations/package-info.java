@NullMarked
package io.lineflame.source.declarations;

import org.jspecify.annotations.NullMarked;
