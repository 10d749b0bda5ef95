@NullMarked
package io.lineflame.server.profiles;

import org.jspecify.annotations.NullMarked;
