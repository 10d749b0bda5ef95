@NullMarked
package io.lineflame.source.php;

import org.jspecify.annotations.NullMarked;
