@NullMarked
package io.lineflame.source.mappings;

import org.jspecify.annotations.NullMarked;
