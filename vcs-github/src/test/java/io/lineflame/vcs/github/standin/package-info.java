/** A stand-in for GitHub: a small server that answers as GitHub does where it matters, over real git repositories. */
@NullMarked
package io.lineflame.vcs.github.standin;

import org.jspecify.annotations.NullMarked;
