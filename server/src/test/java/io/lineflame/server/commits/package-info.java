@NullMarked
package io.lineflame.server.commits;

import org.jspecify.annotations.NullMarked;
