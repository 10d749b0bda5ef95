@NullMarked
package io.lineflame.source.javascript;

import org.jspecify.annotations.NullMarked;
