@NullMarked
package io.lineflame.server.programs;

import org.jspecify.annotations.NullMarked;
