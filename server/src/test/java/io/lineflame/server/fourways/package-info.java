@NullMarked
package io.lineflame.server.fourways;

import org.jspecify.annotations.NullMarked;
