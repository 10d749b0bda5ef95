/** Tokens of programs: what a push or a question from a tool shows where not everybody may. */
@NullMarked
package io.lineflame.server.tokens;

import org.jspecify.annotations.NullMarked;
