@NullMarked
package io.lineflame.source.jvm;

import org.jspecify.annotations.NullMarked;
