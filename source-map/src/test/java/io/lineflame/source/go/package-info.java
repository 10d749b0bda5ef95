@NullMarked
package io.lineflame.source.go;

import org.jspecify.annotations.NullMarked;
