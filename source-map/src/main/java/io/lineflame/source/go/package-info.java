/** Go programs. Start reading at {@link io.lineflame.source.go.GoRules}. */
@NullMarked
package io.lineflame.source.go;

import org.jspecify.annotations.NullMarked;
