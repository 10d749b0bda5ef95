@NullMarked
package io.lineflame.source.cpp;

import org.jspecify.annotations.NullMarked;
