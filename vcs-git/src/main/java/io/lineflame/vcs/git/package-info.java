/** Plain git repositories on the server's disk, through JGit: no account, no network. */
@NullMarked
package io.lineflame.vcs.git;

import org.jspecify.annotations.NullMarked;
