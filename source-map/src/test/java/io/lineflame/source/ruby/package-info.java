@NullMarked
package io.lineflame.source.ruby;

import org.jspecify.annotations.NullMarked;
