/** A function's source text at its commit, and how it was found. */
@NullMarked
package io.lineflame.server.sources;

import org.jspecify.annotations.NullMarked;
