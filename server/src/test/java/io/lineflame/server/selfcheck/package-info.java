@NullMarked
package io.lineflame.server.selfcheck;

import org.jspecify.annotations.NullMarked;
