@NullMarked
package io.lineflame.vcs;

import org.jspecify.annotations.NullMarked;
