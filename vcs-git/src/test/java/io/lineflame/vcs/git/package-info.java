@NullMarked
package io.lineflame.vcs.git;

import org.jspecify.annotations.NullMarked;
