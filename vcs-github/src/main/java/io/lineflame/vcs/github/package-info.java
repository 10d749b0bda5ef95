/** GitHub.com and GitHub Enterprise Server. */
@NullMarked
package io.lineflame.vcs.github;

import org.jspecify.annotations.NullMarked;
