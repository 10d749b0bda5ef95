@NullMarked
package io.lineflame.source.search;

import org.jspecify.annotations.NullMarked;
