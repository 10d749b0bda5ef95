@NullMarked
package io.lineflame.vcs.testkit;

import org.jspecify.annotations.NullMarked;
