/** The page on which people make and revoke the tokens of programs; what such a token lets in is the matter of {@code tokens}. */
@NullMarked
package io.lineflame.server.programs;

import org.jspecify.annotations.NullMarked;
